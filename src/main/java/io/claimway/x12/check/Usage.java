package io.claimway.x12.check;

import io.claimway.x12.FindingCode;

/** Whether a guide wants a loop, segment or element. */
enum Usage {
  /** Required, and an answer without it cannot be used. */
  REQUIRED("R", FindingCode.ELEMENT_MISSING, FindingCode.SEGMENT_MISSING, FindingCode.LOOP_MISSING),
  /** Required by the guide, but an answer can be read without it. */
  EXPECTED(
      "r",
      FindingCode.ELEMENT_MISSING_BUT_READABLE,
      FindingCode.SEGMENT_MISSING_BUT_READABLE,
      FindingCode.SEGMENT_MISSING_BUT_READABLE),
  SITUATIONAL("S", null, null, null),
  NOT_USED("-", null, null, null);

  private final String letter;

  /** What it is when the thing is not there; null when that is well. */
  final FindingCode elementMissing;

  final FindingCode segmentMissing;
  final FindingCode loopMissing;

  Usage(String letter, FindingCode element, FindingCode segment, FindingCode loop) {
    this.letter = letter;
    this.elementMissing = element;
    this.segmentMissing = segment;
    this.loopMissing = loop;
  }

  static Usage of(String letter) {
    for (Usage usage : values()) {
      if (usage.letter.equals(letter)) {
        return usage;
      }
    }
    return SITUATIONAL;
  }
}
