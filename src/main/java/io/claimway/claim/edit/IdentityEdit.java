package io.claimway.claim.edit;

import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everyone whom the claim names can be named: identifiers with valid check digits, addresses,
 * member id, supervisor.
 */
final class IdentityEdit implements SessionEdit {

  private static final Pattern TAXONOMY = Pattern.compile("[0-9]{3}[0-9A-Z]{6}X");
  private static final Pattern LONG_ZIP = Pattern.compile("\\d{5}-?\\d{4}");

  @Override
  public void check(PricedSession session, Set<EditCode> failures) {
    if (!Npi.isValid(session.provider().npi())) {
      failures.add(EditCode.RENDERING_NPI);
    }
    if (session.profile().renderingTaxonomy()
        && !matches(TAXONOMY, session.provider().taxonomy())) {
      failures.add(EditCode.RENDERING_TAXONOMY);
    }
    if (session.provider().supervisingProviderId() != null && session.supervisor() == null) {
      failures.add(EditCode.SUPERVISOR_MISSING);
    }
    if (session.coverage().memberId() == null || session.coverage().memberId().isBlank()) {
      failures.add(EditCode.MEMBER_ID_MISSING);
    }
    if (!complete(session.client().address())) {
      failures.add(EditCode.CLIENT_ADDRESS);
    }
    checkBilling(session.contract().billingEntity(), failures);
  }

  private static void checkBilling(BillingEntity billing, Set<EditCode> failures) {
    if (!Npi.isValid(billing.npi())) {
      failures.add(EditCode.BILLING_NPI);
    }
    if (!complete(billing.address()) || !matches(LONG_ZIP, billing.address().zip())) {
      failures.add(EditCode.BILLING_ADDRESS);
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
