package io.claimway.settings;

import io.claimway.run.NightCalendar;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The network's own clock: whose midnight ends a business day, and when a night looks at the facts.
 *
 * @param zone the network's time zone
 * @param cutOff local time on the day after the business date up to which facts count for the night
 * @param amendmentWindowHours hours after confirmation in which a session may be amended freely and
 *     is not yet billed
 */
public record NetworkSettings(ZoneId zone, LocalTime cutOff, int amendmentWindowHours) {

  static final NetworkSettings USUAL =
      new NetworkSettings(ZoneId.of("America/New_York"), LocalTime.of(2, 0), 48);

  public NetworkSettings {
    if (amendmentWindowHours < 0 || amendmentWindowHours > 720) {
      throw new IllegalArgumentException(
          "amendmentWindowHours is " + amendmentWindowHours + ", expected 0 to 720");
    }
  }

  /** Which dates nights may have, and when their facts end. */
  public NightCalendar nights() {
    return new NightCalendar(zone, cutOff);
  }
}
