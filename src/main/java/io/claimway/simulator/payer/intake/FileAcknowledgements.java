package io.claimway.simulator.payer.intake;

import io.claimway.simulator.payer.partner.SimulatedPartner;
import io.claimway.simulator.payer.wire.EdiText;
import io.claimway.simulator.payer.wire.GuideFinding;
import java.time.LocalDate;

/** Writes the TA1 of an interchange and the 999 of its groups. */
public final class FileAcknowledgements {

  private static final String TIME = "0512";
  private static final String GUIDE = "005010X231A1";

  private FileAcknowledgements() {}

  public static byte[] ta1(
      ReceivedInterchange<?> received, SimulatedPartner partner, LocalDate day, int control) {
    EdiText text = new EdiText(partner.syntax());
    text.interchange(partner.receiver(), "CLAIMWAY", day, TIME, control);
    text.segment(
        "TA1",
        received.control(),
        received.day() == null ? "000000" : EdiText.DAY.format(received.day()).substring(2),
        received.time(),
        received.accepted() ? "A" : "R",
        received.note());
    return text.endInterchange().bytes();
  }

  public static <B extends TransactionBody> byte[] of999(
      ReceivedInterchange<B> received, SimulatedPartner partner, LocalDate day, int control) {
    EdiText text = new EdiText(partner.syntax());
    text.interchange(partner.receiver(), "CLAIMWAY", day, TIME, control);
    text.group("FA", partner.receiver(), "CLAIMWAY", day, TIME, control, GUIDE);
    for (ReceivedGroup<B> group : received.groups()) {
      text.transaction("999", GUIDE);
      text.segment("AK1", group.kind(), group.control(), group.guide());
      for (ReceivedTransaction<B> transaction : group.transactions()) {
        answer(text, group, transaction);
      }
      closeGroup(text, group);
      text.endTransaction();
    }
    return text.endGroup().endInterchange().bytes();
  }

  private static <B extends TransactionBody> void answer(
      EdiText text, ReceivedGroup<B> group, ReceivedTransaction<B> transaction) {
    text.segment("AK2", transaction.set(), transaction.control(), transaction.guide());
    for (GuideFinding finding : transaction.findings()) {
      text.segment(
          "IK3",
          finding.segment(),
          String.valueOf(finding.position()),
          finding.loop(),
          finding.segmentCode());
      if (finding.element() > 0) {
        String place =
            finding.component() > 0
                ? text.composite(
                    String.valueOf(finding.element()), String.valueOf(finding.component()))
                : String.valueOf(finding.element());
        text.segment("IK4", place, "", finding.elementCode());
      }
    }
    if (group.takes(transaction)) {
      text.segment("IK5", "A");
    } else {
      text.segment("IK5", "R", transaction.errors().isEmpty() ? "5" : transaction.errors().get(0));
    }
  }

  private static <B extends TransactionBody> void closeGroup(EdiText text, ReceivedGroup<B> group) {
    int received = group.transactions().size();
    long accepted = group.transactions().stream().filter(group::takes).count();
    String outcome = accepted == received && received > 0 ? "A" : accepted > 0 ? "P" : "R";
    text.segment(
        "AK9",
        outcome,
        String.valueOf(group.announced()),
        String.valueOf(received),
        String.valueOf(accepted),
        group.errors().isEmpty() ? "" : group.errors().get(0));
  }
}
