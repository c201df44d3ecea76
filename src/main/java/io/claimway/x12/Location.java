package io.claimway.x12;

/**
 * Where in a file something stands: ordinals of interchange, group and transaction (from 1; 0 where
 * none is open), the segment's ordinal in its transaction (IK302; in the file when no transaction
 * is open) and in the file, and the element, component and repetition (0 for the segment as a
 * whole).
 */
public record Location(
    int interchange,
    int group,
    int transaction,
    int segment,
    long fileSegment,
    long byteOffset,
    String segmentId,
    int element,
    int component,
    int repetition) {

  /** The same segment, at one of its elements. */
  public Location at(int elementIndex, int componentIndex) {
    return new Location(
        interchange,
        group,
        transaction,
        segment,
        fileSegment,
        byteOffset,
        segmentId,
        elementIndex,
        componentIndex,
        0);
  }

  /** Its interchange as a whole. */
  public Location inInterchange() {
    return new Location(interchange, 0, 0, segment, fileSegment, byteOffset, segmentId, 0, 0, 0);
  }

  /** The standard's designator: {@code CLM05-3}, {@code NM109}, or the segment id alone. */
  public String designator() {
    if (element == 0) {
      return segmentId;
    }
    String reference = segmentId + (element < 10 ? "0" : "") + element;
    return component == 0 ? reference : reference + "-" + component;
  }

  @Override
  public String toString() {
    return "interchange "
        + interchange
        + ", group "
        + group
        + ", transaction "
        + transaction
        + ", segment "
        + segment
        + " ("
        + designator()
        + ")";
  }
}
