package io.claimway.x12.segment;

/**
 * An NTE: a note to the payer.
 *
 * @param code NTE01, such as ADD additional information
 * @param text NTE02, at most 80 characters
 */
public record NoteSegment(String code, String text) {

  public NoteSegment {
    code = Absent.text(code);
    text = Absent.text(text);
  }

  /** Names the code only: a note is PHI. */
  @Override
  public String toString() {
    return "NTE*" + code + "*…";
  }
}
