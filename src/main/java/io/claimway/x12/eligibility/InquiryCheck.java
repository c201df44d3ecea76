package io.claimway.x12.eligibility;

import io.claimway.eligibility.AskingEntities;
import io.claimway.eligibility.CoverageQuestion;
import io.claimway.eligibility.InquiryFlaw;
import io.claimway.party.BillingEntity;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FoundElement;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Holds one question to the guide of the 270: writes it as its payer would be asked, alone in an
 * interchange, and says what in its own loops the guide refuses.
 */
public final class InquiryCheck implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PayerProfiles profiles;
  private final AskingEntities entities;

  public InquiryCheck(PayerProfiles profiles, AskingEntities entities) {
    this.profiles = profiles;
    this.entities = entities;
  }

  /**
   * What the guide refuses first; nothing for a question that may be asked, or that nobody asks.
   */
  public Optional<InquiryFlaw> flaw(CoverageQuestion question) {
    return profiles
        .find(question.payer())
        .flatMap(payer -> entities.find(question).flatMap(entity -> flaw(question, payer, entity)));
  }

  private Optional<InquiryFlaw> flaw(
      CoverageQuestion question, PayerProfile payer, BillingEntity entity) {
    byte[] bytes;
    try {
      bytes =
          InquiryInterchange.render(
              payer,
              profiles.routeOf(question.payer()).envelope(),
              question.askedFor(),
              1,
              List.of(List.of(question)),
              any -> entity);
    } catch (IllegalArgumentException unwritable) {
      // The writer names segment and element, never the value.
      return Optional.of(new InquiryFlaw("2100C", unwritable.getMessage()));
    }
    return FileCheck.read(bytes).transactions().stream()
        .flatMap(transaction -> transaction.findings().stream())
        .filter(finding -> finding.refuses() && finding.loop().startsWith("2"))
        .findFirst()
        .map(finding -> new InquiryFlaw(finding.loop(), FoundElement.words(finding)));
  }
}
