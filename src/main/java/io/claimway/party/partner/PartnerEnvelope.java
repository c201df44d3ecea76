package io.claimway.party.partner;

import java.io.Serializable;
import java.time.LocalTime;

/**
 * How interchanges and groups to one trading partner are addressed.
 *
 * @param senderQualifier ISA05
 * @param senderId ISA06
 * @param receiverQualifier ISA07
 * @param receiverId ISA08
 * @param applicationSender GS02
 * @param applicationReceiver GS03
 * @param time the fixed time of day in ISA10, GS05 and BHT05
 * @param usage {@code P} or {@code T}, ISA15
 * @param asksForTa1 ISA14 of claim files
 */
public record PartnerEnvelope(
    String senderQualifier,
    String senderId,
    String receiverQualifier,
    String receiverId,
    String applicationSender,
    String applicationReceiver,
    LocalTime time,
    String usage,
    boolean asksForTa1)
    implements Serializable {

  /** Whether files are for test only (ISA15 = T). */
  public boolean test() {
    return usage.equals("T");
  }
}
