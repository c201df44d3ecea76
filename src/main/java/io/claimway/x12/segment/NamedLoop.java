package io.claimway.x12.segment;

import java.util.List;

/**
 * A loop that an NM1 opens: a party with all that the file says about it.
 *
 * <p>Which of the parts may occur, and in which order they are written, is the guide's matter; the
 * writers of the transaction sets know it.
 *
 * @param specialty its PRV, or null
 * @param address its N3 and N4, or null
 * @param demographics its DMG, or null
 * @param kept segments that no part models, in their order
 */
public record NamedLoop(
    NameSegment name,
    ProviderSegment specialty,
    AddressSegments address,
    DemographicSegment demographics,
    List<DateSegment> dates,
    List<ReferenceSegment> references,
    List<ContactSegment> contacts,
    List<KeptSegment> kept) {

  public NamedLoop {
    if (name == null) {
      throw new IllegalArgumentException("Cannot hold a party without its NM1");
    }
    dates = Absent.list(dates);
    references = Absent.list(references);
    contacts = Absent.list(contacts);
    kept = Absent.list(kept);
  }

  public static NamedLoop of(NameSegment name) {
    return new NamedLoop(name, null, null, null, null, null, null, null);
  }

  public NamedLoop with(ProviderSegment otherSpecialty) {
    return new NamedLoop(
        name, otherSpecialty, address, demographics, dates, references, contacts, kept);
  }

  public NamedLoop with(AddressSegments otherAddress) {
    return new NamedLoop(
        name, specialty, otherAddress, demographics, dates, references, contacts, kept);
  }

  public NamedLoop with(DemographicSegment otherDemographics) {
    return new NamedLoop(
        name, specialty, address, otherDemographics, dates, references, contacts, kept);
  }

  public NamedLoop withReferences(ReferenceSegment... all) {
    return new NamedLoop(
        name, specialty, address, demographics, dates, List.of(all), contacts, kept);
  }

  public NamedLoop withContacts(ContactSegment... all) {
    return new NamedLoop(
        name, specialty, address, demographics, dates, references, List.of(all), kept);
  }

  public NamedLoop withDates(DateSegment... all) {
    return new NamedLoop(
        name, specialty, address, demographics, List.of(all), references, contacts, kept);
  }

  /** The value of the first REF of a kind, or empty text. */
  public String reference(String qualifier) {
    for (ReferenceSegment reference : references) {
      if (reference.qualifier().equals(qualifier)) {
        return reference.value();
      }
    }
    return "";
  }

  /**
   * The same party without address and demographics, as a subscriber is named who is not the
   * patient.
   */
  public NamedLoop identityOnly() {
    return new NamedLoop(name, specialty, null, null, dates, references, contacts, kept);
  }
}
