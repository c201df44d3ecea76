package io.claimway.simulator.payer.intake;

import io.claimway.simulator.payer.wire.GuideFinding;
import java.time.LocalDate;
import java.util.List;

/**
 * One ISA to IEA as received.
 *
 * @param note TA105: 000, or why the interchange as a whole is refused
 * @param time ISA10
 * @param wantsTa1 ISA14
 * @param test ISA15 T
 */
public record ReceivedInterchange<B extends TransactionBody>(
    String fileName,
    String partner,
    String control,
    LocalDate day,
    String time,
    boolean wantsTa1,
    boolean test,
    String note,
    List<ReceivedGroup<B>> groups) {

  public ReceivedInterchange {
    groups = List.copyOf(groups);
  }

  public boolean accepted() {
    return note.equals("000");
  }

  public ReceivedInterchange<B> refused(String why) {
    return new ReceivedInterchange<>(
        fileName, partner, control, day, time, wantsTa1, test, why, groups);
  }

  /** The same with one transaction refused for a finding. */
  public ReceivedInterchange<B> refused(String group, String transaction, GuideFinding finding) {
    List<ReceivedGroup<B>> changed =
        groups.stream()
            .map(each -> each.control().equals(group) ? each.refused(transaction, finding) : each)
            .toList();
    return new ReceivedInterchange<>(
        fileName, partner, control, day, time, wantsTa1, test, note, changed);
  }
}
