package io.claimway.claim;

import java.io.Serializable;

/** A therapist as a claim names them: rendering (2310B) or supervising (2310D). */
public record ClaimProvider(String firstName, String lastName, String npi, String taxonomy)
    implements Serializable {}
