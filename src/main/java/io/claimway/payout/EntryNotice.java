package io.claimway.payout;

import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the bank's ACH files say of an entry of ours. No corrected value is kept: an account number
 * comes from the practice, never from here.
 *
 * @param code R01 …, C01 …
 * @param originalTrace of the entry that it is about
 * @param identification the id that we gave the entry, where the bank repeats it
 * @param payoutId null where no entry of ours is known by it; likewise what follows
 * @param accountToken the account that the entry went to
 */
public record EntryNotice(
    String sha256,
    long fileLine,
    Kind kind,
    String code,
    String originalTrace,
    String identification,
    long cents,
    LocalDate settledOn,
    String payoutId,
    String practiceId,
    String accountToken) {

  /** What is said of the entry. */
  public enum Kind {
    RETURNED,
    /** A bank disputes the return. */
    DISHONOURED,
    /** Its account is written otherwise. */
    CHANGED;

    /** What a code of addenda 98 or 99 says. */
    public static Kind of(String code) {
      if (code.startsWith("C")) {
        return CHANGED;
      }
      return code.compareTo("R61") >= 0 && code.compareTo("R77") <= 0 ? DISHONOURED : RETURNED;
    }
  }

  /** What a person looks at; nothing for a return that is a payout's, which has its own. */
  public Optional<WorkItem> item() {
    if (payoutId == null) {
      return Optional.of(
          item(WorkItemKey.of(WorkItemKind.UNKNOWN_RETURN, sha256, fileLine), "line " + fileLine));
    }
    return switch (kind) {
      case RETURNED -> Optional.empty();
      case DISHONOURED ->
          Optional.of(
              item(
                  WorkItemKey.of(WorkItemKind.DISHONOURED_RETURN, payoutId), "payout " + payoutId));
      case CHANGED ->
          Optional.of(
              item(
                  WorkItemKey.of(WorkItemKind.ACCOUNT_CHANGE, accountToken),
                  "practice " + practiceId));
    };
  }

  private WorkItem item(WorkItemKey key, String subject) {
    return WorkItem.ofFile(
        key,
        subject,
        "%s of the entry with trace %s%s"
            .formatted(code, originalTrace, payoutId == null ? "" : ", payout " + payoutId),
        cents,
        sha256);
  }
}
