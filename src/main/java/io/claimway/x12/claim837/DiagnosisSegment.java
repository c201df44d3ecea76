package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;
import java.util.ArrayList;
import java.util.List;

/**
 * An HI with diagnoses: the principal one first; a line points at them by their place, counted from
 * 1.
 *
 * @param codes one to twelve
 */
public record DiagnosisSegment(List<Code> codes) {

  /** The most diagnoses of a claim. */
  public static final int MOST_CODES = 12;

  public DiagnosisSegment {
    codes = Absent.list(codes);
    if (codes.size() > MOST_CODES) {
      throw new IllegalArgumentException(
          "Cannot hold HI: " + codes.size() + " diagnoses, but a claim has room for " + MOST_CODES);
    }
  }

  /**
   * One diagnosis.
   *
   * @param qualifier ABK principal and ABF other in ICD-10-CM, BK and BF in ICD-9-CM
   * @param code without its point
   */
  public record Code(String qualifier, String code) {

    public Code {
      qualifier = Absent.text(qualifier);
      code = Absent.text(code);
    }

    /** Names the list only: a diagnosis is PHI. */
    @Override
    public String toString() {
      return qualifier + ":…";
    }
  }

  /** ICD-10-CM diagnoses, the principal one first, with or without points. */
  public static DiagnosisSegment icd10(List<String> codes) {
    List<Code> all = new ArrayList<>(codes.size());
    for (String code : codes) {
      all.add(new Code(all.isEmpty() ? "ABK" : "ABF", code.replace(".", "")));
    }
    return new DiagnosisSegment(all);
  }
}
