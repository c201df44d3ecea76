package io.claimway.simulator.payer.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One claim as it stands in an 837P.
 *
 * @param controlNumber CLM01
 * @param payerId 2010BB NM109
 * @param responsibility SBR01
 * @param filing SBR09
 * @param relationship 18, or PAT01 for a dependent
 * @param patient the dependent, or the subscriber
 * @param renderingTaxonomy 2310B PRV03, or empty
 * @param frequency CLM05-3
 * @param originalReference REF*F8, or empty
 * @param authorization REF*G1, or empty
 * @param remainingShareCents AMT*EAF of the payer before, or -1
 */
public record ReceivedClaim(
    String controlNumber,
    String payerId,
    String responsibility,
    String filing,
    String memberId,
    String relationship,
    ReceivedPerson subscriber,
    ReceivedPerson patient,
    String billingNpi,
    String billingTaxId,
    String renderingNpi,
    String renderingTaxonomy,
    ReceivedPerson rendering,
    long chargeCents,
    String place,
    String frequency,
    String originalReference,
    String authorization,
    long remainingShareCents,
    List<String> diagnoses,
    List<ReceivedLine> lines) {

  public ReceivedClaim {
    diagnoses = List.copyOf(diagnoses);
    lines = List.copyOf(lines);
  }

  public LocalDate firstDay() {
    return lines.stream().map(ReceivedLine::day).min(Comparator.naturalOrder()).orElseThrow();
  }

  public LocalDate lastDay() {
    return lines.stream().map(ReceivedLine::day).max(Comparator.naturalOrder()).orElseThrow();
  }

  /**
   * One key per service: who was treated by whom, on which day, with what. Two live originals of
   * one key are a double.
   */
  public List<String> serviceKeys() {
    String who = personKey() + "|" + renderingNpi + "|";
    List<String> keys = new ArrayList<>(lines.size());
    for (ReceivedLine line : lines) {
      keys.add(who + line.day() + "|" + line.service());
    }
    return keys;
  }

  /** The patient at this payer. */
  public String personKey() {
    return payerId + "|" + memberId + "|" + patient.firstName() + "|" + patient.birthDate();
  }

  /** The same for every version of one claim, so that a fault strikes it once at most. */
  public String naturalKey() {
    return String.join(";", serviceKeys().stream().sorted().toList());
  }

  @Override
  public String toString() {
    return "ReceivedClaim " + controlNumber;
  }
}
