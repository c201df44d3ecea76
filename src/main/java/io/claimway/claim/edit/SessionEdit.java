package io.claimway.claim.edit;

import java.util.Set;

/** An edit that looks at one session alone. */
interface SessionEdit {

  /** Adds the codes that stop the session. */
  void check(PricedSession session, Set<EditCode> failures);
}
