package io.claimway.x12.claim837;

import io.claimway.claim.Claim;
import io.claimway.claim.PatientControlNumber;
import io.claimway.claim.edit.ContentFlaw;
import io.claimway.claim.edit.EditCode;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.x12.Delimiters;
import io.claimway.x12.Finding;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FoundElement;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * Holds one claim to the guide of its file: writes it as its payer would be sent it, alone in an
 * interchange, and says what in its own loops the guide refuses. What is wrong with the envelope is
 * nobody's fact and stays with the file.
 */
public final class ClaimCheck implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No number is given to what may never leave; the width is that of every other. */
  private static final PatientControlNumber NUMBER = new PatientControlNumber(1, 1);

  private static final String TRANSACTION = "0001";
  private static final Set<String> OF_CLIENT = Set.of("2000B", "2010BA", "2000C", "2010CA");
  private static final Set<String> OF_SESSION = Set.of("2300", "2310B", "2310C", "2400");

  private final PayerProfiles profiles;

  public ClaimCheck(PayerProfiles profiles) {
    this.profiles = profiles;
  }

  /** What the guide refuses in a claim; nothing for one that may leave, or that goes nowhere. */
  public List<ContentFlaw> flaws(Claim claim) {
    return profiles
        .find(claim.payer())
        .filter(profile -> profile.speaks("837P"))
        .map(profile -> flaws(claim, profile))
        .orElse(List.of());
  }

  private List<ContentFlaw> flaws(Claim claim, PayerProfile profile) {
    SegmentWriter out = new SegmentWriter(Delimiters.USUAL);
    try (OutboundClaimFile file =
        OutboundClaimFile.open(
            ClaimFileWriter.to(out), profiles.routeOf(claim.payer()), claim.serviceDate(), 1, 1)) {
      file.write(TRANSACTION, List.of(OutboundClaim.of(claim, profile, NUMBER)));
    } catch (IllegalArgumentException unwritable) {
      // The writer names segment and element, never the value.
      return List.of(new ContentFlaw(EditCode.GUIDE_OF_NETWORK, unwritable.getMessage()));
    }
    return FileCheck.read(out.bytes()).transactions().stream()
        .flatMap(transaction -> transaction.findings().stream())
        .filter(finding -> finding.refuses() && finding.loop().startsWith("2"))
        .map(ClaimCheck::flaw)
        .toList();
  }

  private static ContentFlaw flaw(Finding finding) {
    EditCode edit =
        OF_CLIENT.contains(finding.loop())
            ? EditCode.GUIDE_OF_CLIENT
            : OF_SESSION.contains(finding.loop())
                ? EditCode.GUIDE_OF_SESSION
                : EditCode.GUIDE_OF_NETWORK;
    return new ContentFlaw(edit, FoundElement.words(finding));
  }
}
