package io.claimway.simulator.payer.inquiry;

import io.claimway.simulator.payer.intake.ReceivedPerson;
import java.time.LocalDate;
import java.util.List;

/**
 * One question about one person.
 *
 * @param dependent the person asked about where it is not the subscriber, else null
 * @param traces TRN02 and TRN03 of each trace, joined by a blank
 * @param day the date of service asked about, or null
 */
record Inquiry(
    String payerId,
    String payerName,
    String providerNpi,
    String providerName,
    String memberId,
    ReceivedPerson subscriber,
    ReceivedPerson dependent,
    List<String> traces,
    LocalDate day) {

  Inquiry {
    traces = List.copyOf(traces);
  }

  ReceivedPerson person() {
    return dependent == null ? subscriber : dependent;
  }

  @Override
  public String toString() {
    return "Inquiry to " + payerId;
  }
}
