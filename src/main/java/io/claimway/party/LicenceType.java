package io.claimway.party;

/** Kinds of licences under which a therapist renders. */
public enum LicenceType {
  LCSW,
  LMFT,
  LPC,
  PSYCHOLOGIST,
  PSYCHIATRIST,
  PMHNP
}
