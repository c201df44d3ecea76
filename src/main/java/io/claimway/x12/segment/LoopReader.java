package io.claimway.x12.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads one loop that an NM1 opens: the name and the segments behind it that tell of the party.
 *
 * <p>The loop ends at the first segment that is none of PRV, N2, N3, N4, DMG, DTP, REF, PER; which
 * segments follow then is the caller's matter.
 */
public final class LoopReader {

  private final TransactionCursor cursor;
  private final ValueReader values;

  private ProviderSegment specialty;
  private AddressSegments address;
  private DemographicSegment demographics;
  private List<DateSegment> dates;
  private List<ReferenceSegment> references;
  private List<ContactSegment> contacts;
  private List<KeptSegment> kept;

  public LoopReader(TransactionCursor cursor, ValueReader values) {
    this.cursor = cursor;
    this.values = values;
  }

  /** The loop whose NM1 the cursor stands on; the cursor stands behind it then. */
  public NamedLoop read() {
    specialty = null;
    address = null;
    demographics = null;
    dates = List.of();
    references = List.of();
    contacts = List.of();
    kept = List.of();
    NameSegment name = values.headName();
    cursor.advance();
    while (cursor.inside() && take(cursor.segment().id())) {
      cursor.advance();
    }
    return new NamedLoop(name, specialty, address, demographics, dates, references, contacts, kept);
  }

  private boolean take(String id) {
    switch (id) {
      case "PRV" -> takeSpecialty();
      case "N2" -> keep();
      case "N3" -> takeStreet();
      case "N4" -> takeCity();
      case "DMG" -> takeDemographics();
      case "DTP" -> dates = takeInto(dates, values.date());
      case "REF" -> references = takeInto(references, values.reference());
      case "PER" -> contacts = takeInto(contacts, values.contact());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void takeSpecialty() {
    ProviderSegment read = specialty == null ? values.specialty() : null;
    if (read == null) {
      keep();
    } else {
      specialty = read;
    }
  }

  private void takeStreet() {
    AddressSegments read = address == null ? values.street() : null;
    if (read == null) {
      keep();
    } else {
      address = read;
    }
  }

  private void takeCity() {
    AddressSegments read = address == null || !address.hasCity() ? values.city(address) : null;
    if (read == null) {
      keep();
    } else {
      address = read;
    }
  }

  private void takeDemographics() {
    DemographicSegment read = demographics == null ? values.demographics() : null;
    if (read == null) {
      keep();
    } else {
      demographics = read;
    }
  }

  private <T> List<T> takeInto(List<T> list, T value) {
    if (value == null) {
      keep();
      return list;
    }
    return plus(list, value);
  }

  private void keep() {
    kept = plus(kept, values.kept());
  }

  private static <T> List<T> plus(List<T> list, T value) {
    List<T> grown = list.isEmpty() ? new ArrayList<>(2) : list;
    grown.add(value);
    return grown;
  }
}
