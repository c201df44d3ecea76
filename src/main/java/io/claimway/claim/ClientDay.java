package io.claimway.claim;

import io.claimway.claim.edit.BilledSession;
import java.util.List;
import java.util.Set;

/**
 * The sessions of one client on one service date that the night looks at, with what is billed
 * already.
 *
 * @param sessions cases, each session once
 * @param billed sessions of that client and day that are on claims and did not change
 * @param overlapping ids of sessions whose provider saw another client at the same time
 * @param filed claims of whose sessions some changed
 */
public record ClientDay(
    List<SessionCase> sessions,
    List<BilledSession> billed,
    Set<String> overlapping,
    List<FiledVersion> filed) {}
