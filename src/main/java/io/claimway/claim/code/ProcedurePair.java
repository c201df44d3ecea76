package io.claimway.claim.code;

/**
 * Two procedure codes that do not pay together: column 1 pays, column 2 is denied unless a modifier
 * is allowed and parts them.
 */
public record ProcedurePair(String column1, String column2, boolean modifierAllowed) {}
