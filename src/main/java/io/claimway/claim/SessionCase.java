package io.claimway.claim;

import io.claimway.eligibility.CoverageDecision;
import io.claimway.party.Client;
import io.claimway.party.Provider;
import io.claimway.session.Session;
import java.util.Objects;

/**
 * A session with the facts of its people, as known at the night's as-of instant.
 *
 * @param client null where the fact has not come yet
 * @param provider null where the fact has not come yet
 * @param supervisor null where there is none or the fact has not come yet
 * @param coverage null where eligibility was not decided
 */
public record SessionCase(
    Session session,
    Client client,
    Provider provider,
    Provider supervisor,
    CoverageDecision coverage) {

  public SessionCase {
    Objects.requireNonNull(session, "session");
  }

  @Override
  public String toString() {
    return "SessionCase[" + session.sessionId() + "]";
  }
}
