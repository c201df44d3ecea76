package io.claimway.bank.bai2;

import io.claimway.bank.ReassociationTrace;
import java.util.List;

/**
 * One transaction of a bank statement (record 16): its kind, its amount (negative when money left
 * the account), and the references.
 *
 * @param traces the TRN segments in its text, the likeliest first
 */
public record Bai2Line(
    String typeCode,
    Kind kind,
    long amountCents,
    String bankReference,
    String customerReference,
    String text,
    List<ReassociationTrace> traces,
    long line) {

  public Bai2Line {
    traces = List.copyOf(traces);
  }

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
    /** Money between accounts of one bank, perhaps of one owner. */
    TRANSFER,
    OTHER;

    /** The kind of a BAI2 type code; codes that banks define themselves are OTHER. */
    public static Kind of(int typeCode) {
      return switch (typeCode) {
        case 142, 143, 145, 155, 156, 163, 164, 165, 166, 168, 169 -> ACH_CREDIT;
        case 445, 447, 451, 452, 455, 462, 463, 464, 465, 466, 468, 469 -> ACH_DEBIT;
        case 256, 257, 258, 266, 555, 556, 557, 558 -> ACH_RETURN;
        case 158, 195, 196, 198, 208, 458, 495, 496, 498, 508 -> WIRE;
        case 171, 172, 173, 174, 175, 176, 301, 470, 472, 474, 475 -> CHECK;
        case 110, 113, 115, 116, 118 -> LOCKBOX;
        case 135, 136, 435, 436 -> CARD;
        case 398, 564, 567, 661, 662, 663, 698 -> FEE;
        case 354, 654 -> INTEREST;
        case 201, 275, 277, 501, 575, 577, 631 -> SWEEP;
        case 191, 206, 491, 506 -> TRANSFER;
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
