package io.claimway.settings.payer;

import io.claimway.party.payer.PayerProfiles;
import io.claimway.run.UnusableConfiguration;
import java.util.List;

/**
 * The outcome of reading the folders of payer profiles and trading partners.
 *
 * @param profiles what could be read
 * @param problems one line each: file, line, key, what was found, what was expected
 */
public record ProfileReading(PayerProfiles profiles, List<String> problems) {

  /** The profiles and partners, if nothing is wrong with any of them. */
  public PayerProfiles orRefuse() {
    if (!problems.isEmpty()) {
      throw new UnusableConfiguration(
          problems.get(0)
              + (problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)"));
    }
    return profiles;
  }
}
