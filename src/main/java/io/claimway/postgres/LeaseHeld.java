package io.claimway.postgres;

import java.time.OffsetDateTime;

/** Another process holds the lease: the command is refused (exit 4). */
public final class LeaseHeld extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseHeld(String holder, OffsetDateTime since) {
    super("Cannot start: %s holds the lease since %s".formatted(holder, since));
  }
}
