package io.claimway.party.payer;

import java.io.Serializable;
import java.time.LocalTime;

/**
 * How an interchange to one trading partner is addressed (ISA05-ISA08, ISA10, ISA14, ISA15, GS02,
 * GS03, loop 1000B).
 *
 * @param senderQualifier ISA05
 * @param senderId ISA06 and GS02
 * @param receiverQualifier ISA07
 * @param receiverId ISA08 and GS03, and NM109 of 1000B
 * @param receiverName NM103 of 1000B
 * @param time the fixed time of day in ISA10, GS05 and BHT05
 * @param usage {@code P} or {@code T}, ISA15
 * @param asksForTa1 ISA14
 */
public record PartnerEnvelope(
    String senderQualifier,
    String senderId,
    String receiverQualifier,
    String receiverId,
    String receiverName,
    LocalTime time,
    String usage,
    boolean asksForTa1)
    implements Serializable {}
