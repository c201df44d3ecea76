package io.claimway.claim.code;

import java.util.List;

/**
 * The procedures in which a provider sees several clients at once, so that their sessions rightly
 * overlap: group and multiple-family group psychotherapy.
 */
public final class GroupTherapy {
  public static final List<String> PROCEDURES = List.of("90849", "90853");

  private GroupTherapy() {}
}
