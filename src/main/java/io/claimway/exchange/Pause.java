package io.claimway.exchange;

import java.time.Duration;

/**
 * How a stage waits for the outside world: by the clock, or, where the outside is simulated, by
 * letting it act.
 */
@FunctionalInterface
public interface Pause {
  void await(Duration atMost);
}
