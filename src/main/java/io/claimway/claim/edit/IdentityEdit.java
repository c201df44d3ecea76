package io.claimway.claim.edit;

import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import java.util.regex.Pattern;

/**
 * Everyone whom the claim names can be named: identifiers with valid check digits, addresses,
 * member id, supervisor.
 */
final class IdentityEdit implements SessionEdit {

  private static final Pattern TAXONOMY = Pattern.compile("[0-9]{3}[0-9A-Z]{6}X");
  private static final Pattern LONG_ZIP = Pattern.compile("\\d{5}-?\\d{4}");

  @Override
  public void check(PricedSession session, EditFindings findings) {
    if (!Npi.isValid(session.provider().npi())) {
      findings.add(EditCode.RENDERING_NPI, session);
    }
    if (session.profile().renderingTaxonomy()
        && !matches(TAXONOMY, session.provider().taxonomy())) {
      findings.add(EditCode.RENDERING_TAXONOMY, session);
    }
    if (session.provider().supervisingProviderId() != null && session.supervisor() == null) {
      findings.add(EditCode.SUPERVISOR_MISSING, session);
    }
    if (session.coverage().memberId() == null || session.coverage().memberId().isBlank()) {
      findings.add(EditCode.MEMBER_ID_MISSING, session);
    }
    if (!complete(session.client().address())) {
      findings.add(EditCode.CLIENT_ADDRESS, session);
    }
    checkBilling(session, findings);
  }

  private static void checkBilling(PricedSession session, EditFindings findings) {
    BillingEntity billing = session.contract().billingEntity();
    if (!Npi.isValid(billing.npi())) {
      findings.add(EditCode.BILLING_NPI, session);
    }
    if (!complete(billing.address()) || !matches(LONG_ZIP, billing.address().zip())) {
      findings.add(EditCode.BILLING_ADDRESS, session);
    }
  }

  private static boolean complete(Address address) {
    return address != null
        && filled(address.line1())
        && filled(address.city())
        && filled(address.state())
        && filled(address.zip());
  }

  private static boolean filled(String text) {
    return text != null && !text.isBlank();
  }

  private static boolean matches(Pattern pattern, String text) {
    return text != null && pattern.matcher(text).matches();
  }
}
