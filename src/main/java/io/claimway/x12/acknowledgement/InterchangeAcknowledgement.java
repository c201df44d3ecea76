package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.Absent;

/**
 * A TA1: whether an interchange was taken in.
 *
 * @param control TA101, the ISA13 of the interchange that is spoken of
 * @param date TA102, its ISA09 (YYMMDD)
 * @param time TA103, its ISA10 (HHMM)
 * @param status TA104: A accepted, E accepted with errors, R rejected
 * @param note TA105: 000 no error, 001 to 031
 */
public record InterchangeAcknowledgement(
    String control, String date, String time, String status, String note) {

  public InterchangeAcknowledgement {
    control = Absent.text(control);
    date = Absent.text(date);
    time = Absent.text(time);
    status = Absent.text(status);
    note = Absent.text(note);
  }

  public boolean rejected() {
    return status.equals("R");
  }
}
