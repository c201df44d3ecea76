package io.claimway.claim.edit;

/** An edit that looks at one session alone. */
interface SessionEdit {

  void check(PricedSession session, EditFindings findings);
}
