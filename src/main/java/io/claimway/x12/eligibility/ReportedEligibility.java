package io.claimway.x12.eligibility;

import io.claimway.x12.segment.HierarchicalHeader;

/**
 * A level of a 270 or 271 as it is met in the file, with the levels above it.
 *
 * <p>Of the ancestors those are null that do not stand above the level; the level itself is also
 * the one that its code names.
 *
 * @param source HL03 20, the payer
 * @param receiver HL03 21, the provider that asks
 * @param subscriber HL03 22
 * @param level the level itself
 */
public record ReportedEligibility(
    HierarchicalHeader header,
    EligibilityLevel source,
    EligibilityLevel receiver,
    EligibilityLevel subscriber,
    EligibilityLevel level) {}
