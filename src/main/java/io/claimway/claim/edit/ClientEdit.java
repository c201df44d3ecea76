package io.claimway.claim.edit;

/** An edit that looks at all sessions of one client together, billed ones included. */
interface ClientEdit {

  /** Days before and after those of the sessions of which it must know what is billed. */
  default int daysAround() {
    return 0;
  }

  void check(ClientSessions sessions, EditFindings findings);
}
