package io.claimway.x12.segment;

/**
 * A TRN: a number that one side gives and the other quotes.
 *
 * @param type TRN01: 1 of this sender, 2 quoted from the other side
 * @param number TRN02
 * @param originator TRN03, who gave it: the company id of a payer or sender
 * @param supplement TRN04
 */
public record TraceSegment(String type, String number, String originator, String supplement) {

  public TraceSegment {
    type = Absent.text(type);
    number = Absent.text(number);
    originator = Absent.text(originator);
    supplement = Absent.text(supplement);
  }

  public static TraceSegment of(String type, String number, String originator) {
    return new TraceSegment(type, number, originator, "");
  }
}
