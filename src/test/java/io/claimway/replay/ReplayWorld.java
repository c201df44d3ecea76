package io.claimway.replay;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimLine;
import io.claimway.claim.ClaimState;
import io.claimway.claim.Lineage;
import io.claimway.claim.LineageOrigin;
import io.claimway.claim.StandingVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A rejected claim and a plan of it, so that a test changes just what it is about. */
final class ReplayWorld {
  static final LocalDate DAY = LocalDate.of(2026, 1, 7);

  private ReplayWorld() {}

  static Claim claim(String procedure) {
    ClaimLine line =
        new ClaimLine(1, "ses-1", 1, procedure, List.of(), 1, List.of(1), 17500, 15000, 9000);
    return new Claim(
        "key-1",
        1,
        "1",
        "FIRST",
        null,
        null,
        "harbor-commercial",
        "P",
        "cli-1",
        "prv-1",
        "pra-1",
        DAY,
        "10",
        null,
        "M1",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of("F411"),
        null,
        List.of(line));
  }

  static RejectedClaim rejected(String source, String codes, String state) {
    StandingVersion newest = new StandingVersion(1, ClaimState.valueOf(state), claim("90837"));
    return rejected(
        source, codes, new Lineage(41, LineageOrigin.SENT, newest, null, null, Set.of("ses-1")));
  }

  static RejectedClaim rejected(String source, String codes, Lineage lineage) {
    return new RejectedClaim(lineage, "C00000001501X", source, codes, !source.equals("277CA"));
  }

  static PlannedClaim planned(
      ReplayAction action, long claimId, List<String> changes, String... inputs) {
    boolean isNew = action.sends();
    return new PlannedClaim(
        claimId,
        1,
        "C" + claimId,
        isNew ? "D" + claimId : "",
        "harbor-commercial",
        "277CA A7:145",
        action,
        "because",
        "none",
        10_000,
        changes,
        isNew ? "aa" : "",
        List.of(inputs));
  }
}
