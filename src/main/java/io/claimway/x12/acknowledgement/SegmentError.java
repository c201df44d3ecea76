package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.KeptSegment;
import java.util.List;

/**
 * An IK3 (AK3) loop: what is wrong with one segment.
 *
 * @param segment IK301
 * @param position IK302, counted from ST = 1
 * @param loop IK303
 * @param code IK304: 1 unrecognised, 2 unexpected, 3 required missing, …, I4 to I9 of the guide
 * @param contexts CTX
 * @param elements IK4 loops
 */
public record SegmentError(
    String segment,
    long position,
    String loop,
    String code,
    List<KeptSegment> contexts,
    List<ElementError> elements) {

  public SegmentError {
    segment = Absent.text(segment);
    loop = Absent.text(loop);
    code = Absent.text(code);
    contexts = Absent.list(contexts);
    elements = Absent.list(elements);
  }
}
