package io.claimway.party.payer;

import java.io.Serializable;
import java.util.Set;

/**
 * What must be on file before a payer is billed.
 *
 * @param signedNote whether a session may be billed only once its note is signed
 * @param authorizedProcedures procedure codes that need an authorisation number
 */
public record DocumentationRules(boolean signedNote, Set<String> authorizedProcedures)
    implements Serializable {}
