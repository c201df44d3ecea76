package io.claimway.party.payer;

import java.io.Serializable;

/**
 * How a payer wants remote sessions coded: payers disagree on both place of service and modifier.
 *
 * @param homePlace place of service when the client is at home ({@code 10}, or {@code 11} where the
 *     payer wants the office)
 * @param elsewherePlace place of service when the client is elsewhere (usually {@code 02})
 * @param videoModifier modifier of an audio-video session, {@code 95} or {@code GT}, or empty for
 *     none
 * @param audioModifier modifier of an audio-only session, {@code 93} or {@code FQ}, or empty where
 *     audio only is not covered
 */
public record TelehealthConvention(
    String homePlace, String elsewherePlace, String videoModifier, String audioModifier)
    implements Serializable {

  /** Whether sessions by telephone alone are billable to this payer. */
  public boolean coversAudioOnly() {
    return !audioModifier.isEmpty();
  }
}
