package io.claimway.simulator.payer.wire;

/**
 * One departure from a guide, in the terms of a 999: IK3 always, IK4 where an element is at fault.
 *
 * @param loop loop id of the guide
 * @param segmentCode IK304
 * @param element IK401-1, or 0 where the segment as a whole is at fault
 * @param component IK401-2, or 0
 * @param elementCode IK403, or empty
 */
public record GuideFinding(
    String segment,
    int position,
    String loop,
    String segmentCode,
    int element,
    int component,
    String elementCode) {

  static GuideFinding ofSegment(String segment, int position, String loop, String code) {
    return new GuideFinding(segment, position, loop, code, 0, 0, "");
  }

  static GuideFinding ofElement(
      EdiSegment segment, String loop, int element, int component, String code) {
    return new GuideFinding(segment.id(), segment.position(), loop, "8", element, component, code);
  }

  /** Where and what, without the value found. */
  public String describe() {
    String where = loop + "/" + segment + " at " + position + " IK304=" + segmentCode;
    if (element == 0) {
      return where;
    }
    return where
        + " element "
        + element
        + (component > 0 ? "-" + component : "")
        + " IK403="
        + elementCode;
  }
}
