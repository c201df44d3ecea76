package io.claimway.claim;

import io.claimway.claim.edit.ClaimText;
import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.EditFindings;
import io.claimway.claim.edit.PricedLine;
import io.claimway.party.Contract;
import io.claimway.party.ContractRate;
import io.claimway.party.LicenceType;
import io.claimway.party.payer.TelehealthConvention;
import io.claimway.session.DeliveryMode;
import io.claimway.session.PlaceKind;
import io.claimway.session.ServiceLine;
import io.claimway.session.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Prices a session's lines by charge table and contract, and codes its place and mode as the payer
 * wants.
 */
final class SessionPricing {

  private final ClaimRules rules;

  SessionPricing(ClaimRules rules) {
    this.rules = rules;
  }

  /** What the session charges, as far as its charges are known. */
  long chargeCents(Session session) {
    LocalDate day = session.serviceDate();
    return session.lines().stream()
        .mapToLong(line -> line.units() * rules.charge(line.procedureCode(), day).orElse(0))
        .sum();
  }

  /**
   * Prices every line; what has no price is priced at nothing and noted.
   *
   * @param findings receives a missing or too low charge
   * @return the lines, and whether each has a contract rate
   */
  Priced price(
      Session session,
      Contract contract,
      LicenceType licence,
      TelehealthConvention telehealth,
      EditFindings findings) {
    LocalDate day = session.serviceDate();
    List<PricedLine> lines = new ArrayList<>();
    boolean rated = true;
    for (ServiceLine line : session.lines()) {
      OptionalLong charge = rules.charge(line.procedureCode(), day);
      Optional<ContractRate> rate = contract.rate(licence, line.procedureCode(), day);
      rated &= rate.isPresent();
      long allowed = rate.map(ContractRate::allowedCents).orElse(0L);
      if (charge.isEmpty()) {
        findings.add(EditCode.CHARGE_MISSING, session.sessionId(), day);
      } else if (charge.getAsLong() < allowed) {
        findings.add(EditCode.CHARGE_BELOW_RATE, session.sessionId(), day);
      }
      lines.add(
          new PricedLine(
              line.procedureCode(),
              modifiers(line, session.deliveryMode(), telehealth),
              line.units(),
              line.units() * charge.orElse(0),
              line.units() * allowed,
              line.units() * rate.map(ContractRate::providerCents).orElse(0L)));
    }
    return new Priced(lines, rated);
  }

  /** Priced lines, and whether the contract has a rate for each. */
  record Priced(List<PricedLine> lines, boolean rated) {}

  /** CLM05-1; empty where nobody recorded the place. */
  static String placeOfService(Session session, TelehealthConvention telehealth) {
    return switch (session.deliveryMode()) {
      case TELEHEALTH_HOME, AUDIO_ONLY -> telehealth.homePlace();
      case TELEHEALTH_ELSEWHERE -> telehealth.elsewherePlace();
      case IN_PERSON -> session.place() == null ? "" : code(session.place().kind());
    };
  }

  private static String code(PlaceKind kind) {
    return switch (kind) {
      case OFFICE -> "11";
      case CLIENT_HOME -> "12";
      case SCHOOL -> "03";
      case COMMUNITY_MENTAL_HEALTH_CENTER -> "53";
    };
  }

  /** The clinical modifiers, cleaned, with the one by which the payer recognises the mode. */
  private static List<String> modifiers(
      ServiceLine line, DeliveryMode mode, TelehealthConvention telehealth) {
    List<String> modifiers = new ArrayList<>();
    line.modifiers().stream().map(ClaimText::identifier).distinct().forEach(modifiers::add);
    String wanted =
        switch (mode) {
          case IN_PERSON -> "";
          case AUDIO_ONLY -> telehealth.audioModifier();
          case TELEHEALTH_HOME, TELEHEALTH_ELSEWHERE -> telehealth.videoModifier();
        };
    if (!wanted.isEmpty() && !modifiers.contains(wanted)) {
      modifiers.add(wanted);
    }
    return modifiers;
  }
}
