package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.HierarchicalHeader;

/**
 * A level of a 276, 277 or 277CA as it is met in the file, with the levels above it.
 *
 * <p>Of the ancestors those are null that do not stand above the level; the level itself is also
 * the one that its code names.
 *
 * @param source HL03 20
 * @param receiver HL03 21
 * @param provider HL03 19
 * @param subscriber HL03 22 or PT
 * @param level the level itself
 */
public record ReportedStatus(
    HierarchicalHeader header,
    StatusLevel source,
    StatusLevel receiver,
    StatusLevel provider,
    StatusLevel subscriber,
    StatusLevel level) {}
