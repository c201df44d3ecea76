package io.claimway.claim.edit;

/** An edit that looks at what is to stand on one claim. */
interface ClaimEdit {

  void check(ClaimDraft draft, EditFindings findings);
}
