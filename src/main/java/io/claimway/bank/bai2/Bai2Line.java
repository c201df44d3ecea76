package io.claimway.bank.bai2;

import io.claimway.bank.ReassociationTrace;

/**
 * One transaction of a bank statement (record 16): its kind, its amount (negative when money left
 * the account), the references, and the TRN in its text, or null.
 */
public record Bai2Line(
    String typeCode,
    Kind kind,
    long amountCents,
    String bankReference,
    String customerReference,
    String text,
    ReassociationTrace trace,
    long line) {

  /** What a bank line is, by its type code. */
  public enum Kind {
    ACH_CREDIT,
    ACH_DEBIT,
    ACH_RETURN,
    WIRE,
    CHECK,
    LOCKBOX,
    CARD,
    FEE,
    INTEREST,
    SWEEP,
    OTHER;

    /** The kind of a BAI2 type code; codes that banks define themselves are OTHER. */
    public static Kind of(int typeCode) {
      return switch (typeCode) {
        case 142, 143, 145, 164, 165, 166, 168, 169 -> ACH_CREDIT;
        case 445, 447, 451, 452, 455, 464, 466, 468, 469 -> ACH_DEBIT;
        case 256, 257, 258, 266, 555, 556, 557, 558 -> ACH_RETURN;
        case 191, 195, 196, 206, 208, 491, 495, 496, 506, 508 -> WIRE;
        case 171, 172, 173, 174, 175, 301, 470, 472, 474, 475 -> CHECK;
        case 113, 115, 116, 118 -> LOCKBOX;
        case 135, 136, 435, 436 -> CARD;
        case 661, 662, 663, 698 -> FEE;
        case 354, 654 -> INTEREST;
        case 275, 277, 501, 575, 577, 631 -> SWEEP;
        default -> OTHER;
      };
    }
  }

  /** Leaves out the text, which may name a person. */
  @Override
  public String toString() {
    return "Bai2Line[" + typeCode + " " + kind + ", " + amountCents + " cents, line " + line + "]";
  }
}
