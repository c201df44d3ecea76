package io.claimway.postgres;

import io.claimway.run.StageName;

/** One try of a stage: the id that its staged rows carry, and the epoch it works under. */
public record StageAttempt(long attemptId, StageName stage, int attempt, long epoch) {}
