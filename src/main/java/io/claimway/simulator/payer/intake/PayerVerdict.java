package io.claimway.simulator.payer.intake;

import java.util.List;

/**
 * What a payer says of one claim in its 277CA.
 *
 * @param claimNumber the payer's number (REF*1K), or empty where the claim is refused
 * @param statuses STC01 and, after it, STC10 and STC11: category, status and entity, parted by
 *     colons
 * @param why in words, for the fault log
 */
public record PayerVerdict(
    ReceivedClaim claim, String claimNumber, List<String> statuses, String why) {

  public PayerVerdict {
    statuses = List.copyOf(statuses);
  }

  public static PayerVerdict accepted(ReceivedClaim claim, String claimNumber) {
    return new PayerVerdict(claim, claimNumber, List.of("A2:20:PR"), "");
  }

  public static PayerVerdict refused(ReceivedClaim claim, String why, List<String> statuses) {
    return new PayerVerdict(claim, "", statuses, why);
  }

  public boolean accepted() {
    return !claimNumber.isEmpty();
  }
}
