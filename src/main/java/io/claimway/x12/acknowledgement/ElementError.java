package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.KeptSegment;
import java.util.List;

/**
 * An IK4 (AK4) loop: what is wrong with one element.
 *
 * @param position IK401-1
 * @param component IK401-2, or null
 * @param repetition IK401-3, or null
 * @param reference IK402, the data element's number
 * @param code IK403: 1 missing, 4 too short, 5 too long, 6 invalid character, 7 invalid code, 8
 *     invalid date, …
 * @param badValue IK404, a copy of what was found
 * @param contexts CTX
 */
public record ElementError(
    long position,
    Long component,
    Long repetition,
    String reference,
    String code,
    String badValue,
    List<KeptSegment> contexts) {

  public ElementError {
    reference = Absent.text(reference);
    code = Absent.text(code);
    badValue = Absent.text(badValue);
    contexts = Absent.list(contexts);
  }

  /** Leaves out the bad value: it may be PHI. */
  @Override
  public String toString() {
    return "IK4*" + position + "*" + reference + "*" + code;
  }
}
