package io.claimway.worklist;

import io.claimway.run.Sha256;
import java.util.Objects;

/**
 * Something that a person must look at.
 *
 * @param kind in capitals: DENIED_CLAIM, SUSPENDED_CLAIM …
 * @param key what it is about, told apart from all others of its kind
 * @param claimId null where no claim is concerned
 * @param subject what it is about, as a person names it; likewise detail: never PHI
 */
public record WorkItem(
    String kind, String key, Long claimId, String subject, String detail, long cents) {

  public WorkItem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(detail, "detail");
  }

  /** Equal for the same cause, whenever it is told. */
  public String id() {
    return idOf(kind, key);
  }

  /** The id of the item of a kind and key. */
  public static String idOf(String kind, String key) {
    return Sha256.hex(kind + "|" + key);
  }
}
