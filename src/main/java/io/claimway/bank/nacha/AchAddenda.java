package io.claimway.bank.nacha;

import io.claimway.bank.ReassociationTrace;
import java.util.Optional;

/**
 * An addenda record (record 7): its type code and columns 4 to 94 as they stand; read as payment
 * text (05), return (99) or notification of change (98).
 */
public record AchAddenda(String typeCode, String content) {

  /** Payment related information. */
  public static final String PAYMENT = "05";

  /** A notification of change. */
  public static final String CHANGE = "98";

  /** A return. */
  public static final String RETURN = "99";

  private static final int CONTENT = AchRecord.LENGTH - 3;

  public AchAddenda {
    content = AchText.left(content, CONTENT);
  }

  /** Payment text of up to 80 characters with its sequence number and the entry's. */
  public static AchAddenda payment(String text, int sequence, long entrySequence) {
    if (text.length() > 80) {
      throw new IllegalArgumentException(
          "Cannot write addenda "
              + sequence
              + ": its text has "
              + text.length()
              + " of 80 characters");
    }
    return new AchAddenda(
        PAYMENT,
        AchText.left(text, 80) + AchText.digits(sequence, 4) + AchText.digits(entrySequence, 7));
  }

  /** A return of the entry with that trace, for that reason. */
  public static AchAddenda returned(
      String reasonCode, String originalTrace, String originalDfi, String trace) {
    return new AchAddenda(
        RETURN,
        AchText.left(reasonCode, 3)
            + AchText.left(originalTrace, 15)
            + " ".repeat(6)
            + AchText.left(originalDfi, 8)
            + " ".repeat(44)
            + trace);
  }

  /** A notification of change for the entry with that trace. */
  public static AchAddenda change(
      String changeCode, String originalTrace, String originalDfi, String corrected, String trace) {
    return new AchAddenda(
        CHANGE,
        AchText.left(changeCode, 3)
            + AchText.left(originalTrace, 15)
            + " ".repeat(6)
            + AchText.left(originalDfi, 8)
            + AchText.left(corrected, 29)
            + " ".repeat(15)
            + trace);
  }

  static AchAddenda parse(String record) {
    return new AchAddenda(record.substring(1, 3), record.substring(3, AchRecord.LENGTH));
  }

  String format() {
    return "7" + typeCode + content;
  }

  /** The payment related information of an 05, without trailing blanks. */
  public String paymentText() {
    return content.substring(0, 80).stripTrailing();
  }

  /** The TRN segment that ties a deposit to its 835, when this addenda carries one. */
  public Optional<ReassociationTrace> reassociation() {
    return typeCode.equals(PAYMENT) ? ReassociationTrace.find(paymentText()) : Optional.empty();
  }

  /**
   * Whether it speaks of an entry that was sent: of several, which a disputed return has, the last
   * is the newest.
   */
  boolean isOfAnEntry() {
    return typeCode.equals(CHANGE) || typeCode.equals(RETURN);
  }

  /** Return reason (99) or change code (98). */
  public String reasonCode() {
    return content.substring(0, 3);
  }

  /** Trace number of the entry that is returned or to be changed. */
  public String originalTrace() {
    return content.substring(3, 18).strip();
  }

  /** First eight digits of the routing number that the entry was sent to. */
  public String originalDfi() {
    return content.substring(24, 32).strip();
  }

  /** Corrected data of a notification of change. */
  public String correctedText() {
    return content.substring(32, 61);
  }

  /** Payment text may name a person. */
  @Override
  public String toString() {
    return "AchAddenda[" + typeCode + "]";
  }
}
