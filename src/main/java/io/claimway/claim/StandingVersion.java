package io.claimway.claim;

import java.io.Serializable;
import java.util.Objects;

/** A claim version with what it said and where it stands. */
public record StandingVersion(int version, ClaimState state, Claim content)
    implements Serializable {

  public StandingVersion {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(content, "content");
  }

  ClaimFrequency frequency() {
    return ClaimFrequency.of(content.frequency());
  }

  boolean isVoid() {
    return frequency() == ClaimFrequency.VOID;
  }

  /** Whether it bills a session: a void bills none of those that its lines name. */
  boolean bills(String sessionId) {
    return !isVoid() && content.names(sessionId);
  }

  boolean says(Claim other) {
    return ClaimContent.sha256(content).equals(ClaimContent.sha256(other));
  }
}
