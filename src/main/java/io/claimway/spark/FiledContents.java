package io.claimway.spark;

import static org.apache.spark.sql.functions.col;

import io.claimway.claim.Claim;
import io.claimway.claim.FiledVersion;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.claim.BilledSessions.ChangedClaim;
import io.claimway.run.StageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What filed claim versions said, read from the contents that the runs which built them left. */
final class FiledContents {
  private final PublishedDatasets datasets;
  private final RunStore runs;

  FiledContents(PublishedDatasets datasets, RunStore runs) {
    this.datasets = datasets;
    this.runs = runs;
  }

  /** The versions of these claims with their contents. */
  List<FiledVersion> read(List<ChangedClaim> changed) {
    Map<String, List<ChangedClaim>> byRun = new TreeMap<>();
    changed.forEach(
        claim -> byRun.computeIfAbsent(claim.runId(), run -> new ArrayList<>()).add(claim));
    List<FiledVersion> versions = new ArrayList<>();
    byRun.forEach(
        (run, claims) -> {
          Map<String, Claim> contents = contents(run, claims);
          for (ChangedClaim claim : claims) {
            versions.add(version(run, claim, contents));
          }
        });
    return versions;
  }

  private Map<String, Claim> contents(String run, List<ChangedClaim> claims) {
    String path =
        runs.findOutput(run, StageName.BUILD, "claims")
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot amend claims of " + run + ": its build published no contents"));
    Object[] keys = claims.stream().map(ChangedClaim::naturalKey).toArray();
    Map<String, Claim> contents = new HashMap<>();
    datasets
        .read(path, Claim.class)
        .filter(col("naturalKey").isin(keys))
        .collectAsList()
        .forEach(content -> contents.put(content.naturalKey() + "|" + content.version(), content));
    return contents;
  }

  private static FiledVersion version(String run, ChangedClaim claim, Map<String, Claim> contents) {
    Claim content = contents.get(claim.naturalKey() + "|" + claim.version());
    if (content == null) {
      throw new IllegalStateException(
          "Cannot amend claim %d: %s holds no content of version %d"
              .formatted(claim.claimId(), run, claim.version()));
    }
    return new FiledVersion(
        claim.claimId(),
        claim.version(),
        claim.state(),
        claim.payerClaimNumber(),
        content,
        claim.sessionIds());
  }
}
