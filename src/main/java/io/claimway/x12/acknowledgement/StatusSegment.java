package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.Absent;
import java.util.List;

/**
 * An STC: what a payer or clearinghouse says of a file, a provider's batch, a claim or a line.
 *
 * @param codes STC01, STC10, STC11: one to three
 * @param date STC02 as CCYYMMDD
 * @param action STC03: WQ accept, U reject (277CA only)
 * @param chargeCents STC04, or null
 * @param paidCents STC05, or null (277 only)
 * @param decided STC06 as CCYYMMDD (277 only)
 * @param method STC07 (277 only)
 * @param paid STC08 as CCYYMMDD (277 only)
 * @param check STC09, the check or EFT trace number (277 only)
 * @param text STC12
 */
public record StatusSegment(
    List<Code> codes,
    String date,
    String action,
    Long chargeCents,
    Long paidCents,
    String decided,
    String method,
    String paid,
    String check,
    String text) {

  /** The most codes that one STC has room for. */
  public static final int MOST_CODES = 3;

  public StatusSegment {
    codes = Absent.list(codes);
    date = Absent.text(date);
    action = Absent.text(action);
    decided = Absent.text(decided);
    method = Absent.text(method);
    paid = Absent.text(paid);
    check = Absent.text(check);
    text = Absent.text(text);
    if (codes.size() > MOST_CODES) {
      throw new IllegalArgumentException(
          "Cannot hold STC: "
              + codes.size()
              + " status codes, but there is room for "
              + MOST_CODES);
    }
  }

  /**
   * A health care claim status (composite C043).
   *
   * @param category C043-1: A1 received, A2 accepted, A3 returned, A7 invalid, P pending, F
   *     finalised, …
   * @param status C043-2, the claim status code
   * @param entity C043-3, whom the status is about
   * @param list C043-4: RX for a pharmacy list
   */
  public record Code(String category, String status, String entity, String list) {

    public Code {
      category = Absent.text(category);
      status = Absent.text(status);
      entity = Absent.text(entity);
      list = Absent.text(list);
    }

    public static Code of(String category, String status) {
      return new Code(category, status, "", "");
    }

    /**
     * Whether the category refuses: A3 returned, A4 not found, A6 missing, A7 invalid, A8
     * relational.
     */
    public boolean refuses() {
      return switch (category) {
        case "A3", "A4", "A6", "A7", "A8" -> true;
        default -> false;
      };
    }

    /** The codes as they stand in the file, such as A7:562:85. */
    @Override
    public String toString() {
      return category + ":" + status + (entity.isEmpty() ? "" : ":" + entity);
    }
  }

  /** A receipt acknowledgement of a 277CA. */
  public static StatusSegment receipt(
      List<Code> codes, String date, String action, Long chargeCents) {
    return new StatusSegment(codes, date, action, chargeCents, null, "", "", "", "", "");
  }

  /** Whether the status rejects what it speaks of: by its action, or by any of its categories. */
  public boolean rejects() {
    if (action.equals("U")) {
      return true;
    }
    for (Code code : codes) {
      if (code.refuses()) {
        return true;
      }
    }
    return false;
  }
}
