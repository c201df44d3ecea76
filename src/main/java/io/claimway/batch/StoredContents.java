package io.claimway.batch;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimContent;
import io.claimway.claim.PatientControlNumber;
import io.claimway.postgres.claim.ContentStore;
import io.claimway.postgres.proof.Invariant;
import io.claimway.postgres.proof.KeptContent;
import io.claimway.postgres.proof.Proof;
import io.claimway.postgres.proof.ScopeKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What claim versions say as the content store keeps it, held against the hash that was taken when
 * they were built: only the program can read it.
 */
final class StoredContents {
  private static final Invariant PROMISE =
      Invariant.outside(
          "contents-as-built",
          "the stored content of each claim version, read back, is the one that was built",
          ScopeKey.RUN,
          "versions");

  private long versions;
  private long broken;
  private final List<Proof.BrokenRow> rows = new ArrayList<>();

  private StoredContents() {}

  /** Reads back the contents that the proof of this transaction looks at. */
  static Proof.Finding compare(Connection connection) throws SQLException {
    StoredContents contents = new StoredContents();
    KeptContent.forEach(connection, contents::compare);
    return new Proof.Finding(
        PROMISE, contents.versions, contents.broken, List.copyOf(contents.rows));
  }

  private void compare(KeptContent kept) {
    versions++;
    String flaw = flaw(kept);
    if (flaw == null) {
      return;
    }
    broken++;
    if (rows.size() < Proof.ROWS_KEPT) {
      rows.add(
          new Proof.BrokenRow(
              "claim %d version %d".formatted(kept.claimId(), kept.version()),
              flaw,
              kept.practiceId(),
              kept.runId()));
    }
  }

  private static String flaw(KeptContent kept) {
    if (kept.content() == null) {
      return "its content is not stored";
    }
    Claim content;
    try {
      content =
          ContentStore.decode(
              new PatientControlNumber(kept.claimId(), kept.version()), kept.content());
    } catch (IllegalStateException unreadable) {
      return "its stored content cannot be read";
    }
    if (!ClaimContent.sha256(content).equals(kept.contentSha256())) {
      return "its stored content is not the one that was built";
    }
    boolean itsOwn =
        content.naturalKey().equals(kept.naturalKey())
            && content.version() == kept.version()
            && content.frequency().equals(kept.frequency())
            && content.chargeCents() == kept.chargeCents();
    return itsOwn ? null : "its stored content is that of another version";
  }
}
