package io.claimway.x12.segment;

import java.time.LocalDate;

/**
 * The ST and BHT that open a transaction made of hierarchical levels (837, 270, 271, 276, 277).
 *
 * @param control ST02
 * @param guide ST03, such as 005010X222A1; empty where only the group's GS08 names it
 * @param structure BHT01, the hierarchical structure code
 * @param purpose BHT02, such as 00 original
 * @param reference BHT03, the sender's id of the batch
 * @param date BHT04, null where it is none
 * @param time BHT05, HHMM or longer
 * @param type BHT06, such as CH chargeable or TH receipt acknowledgement
 */
public record HierarchicalHeader(
    String control,
    String guide,
    String structure,
    String purpose,
    String reference,
    LocalDate date,
    String time,
    String type) {

  public HierarchicalHeader {
    control = Absent.text(control);
    guide = Absent.text(guide);
    structure = Absent.text(structure);
    purpose = Absent.text(purpose);
    reference = Absent.text(reference);
    time = Absent.text(time);
    type = Absent.text(type);
  }
}
