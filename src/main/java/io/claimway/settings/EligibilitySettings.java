package io.claimway.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * How a night asks for coverage.
 *
 * @param longestWait longest time that a night waits for 271s to tonight's 270s
 */
public record EligibilitySettings(@JsonProperty("wait") Duration longestWait) {

  static final EligibilitySettings USUAL = new EligibilitySettings(Duration.ofMinutes(2));

  public EligibilitySettings {
    if (longestWait.isNegative() || longestWait.compareTo(Duration.ofHours(12)) > 0) {
      throw new IllegalArgumentException("longestWait is " + longestWait + ", expected 0s to 12h");
    }
  }
}
