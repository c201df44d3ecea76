package io.claimway.party;

/** How a client stands to the subscriber of a coverage (SBR02, PAT01). */
public enum Relationship {
  SELF,
  SPOUSE,
  CHILD,
  LIFE_PARTNER,
  OTHER
}
