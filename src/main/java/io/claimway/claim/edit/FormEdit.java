package io.claimway.claim.edit;

import io.claimway.party.Address;
import io.claimway.party.Client;
import io.claimway.party.Provider;
import io.claimway.party.Subscriber;
import io.claimway.session.Place;
import java.util.regex.Pattern;

/**
 * Names, addresses and numbers as long and of the shape that the form has room for, after {@link
 * ClaimText} has written them.
 */
final class FormEdit implements SessionEdit {
  private static final int LONGEST_LAST_NAME = 60;
  private static final int LONGEST_FIRST_NAME = 35;
  private static final int LONGEST_MIDDLE_NAME = 25;
  private static final Pattern STATE = Pattern.compile("[A-Z]{2}");
  private static final Pattern ZIP = Pattern.compile("\\d{5}(\\d{4})?");
  private static final Pattern MEMBER_ID = Pattern.compile("[A-Z0-9]{2,80}");

  @Override
  public void check(PricedSession session, EditFindings findings) {
    checkClient(session, findings);
    Subscriber holder = session.coverage().subscriber();
    if (holder != null) {
      if (!named(holder.lastName(), holder.firstName())) {
        findings.add(EditCode.HOLDER_NAME, session);
      }
      if (!complete(holder.address())) {
        findings.add(EditCode.HOLDER_ADDRESS, session);
      }
    }
    String memberId = ClaimText.identifier(session.coverage().memberId());
    if (memberId != null && !memberId.isEmpty() && !MEMBER_ID.matcher(memberId).matches()) {
      findings.add(EditCode.MEMBER_ID_LENGTH, session);
    }
    checkProviders(session, findings);
  }

  private static void checkClient(PricedSession session, EditFindings findings) {
    Client client = session.client();
    String middle = ClaimText.clean(client.middleName());
    if (!named(client.lastName(), client.firstName())
        || (middle != null && middle.length() > LONGEST_MIDDLE_NAME)) {
      findings.add(EditCode.CLIENT_NAME, session);
    }
    Address address = ClaimText.clean(client.address());
    if (address != null && filled(address.state()) && !STATE.matcher(address.state()).matches()) {
      findings.add(EditCode.CLIENT_STATE, session);
    }
    if (address != null && filled(address.zip()) && !ZIP.matcher(address.zip()).matches()) {
      findings.add(EditCode.CLIENT_ZIP, session);
    }
  }

  private static void checkProviders(PricedSession session, EditFindings findings) {
    Provider provider = session.provider();
    if (!named(provider.lastName(), provider.firstName())) {
      findings.add(EditCode.RENDERING_NAME, session);
    }
    if (session.supervisor() != null && !Npi.isValid(session.supervisor().npi())) {
      findings.add(EditCode.SUPERVISING_NPI, session);
    }
    Place place = session.session().place();
    if (place != null && filled(place.npi()) && !Npi.isValid(place.npi())) {
      findings.add(EditCode.FACILITY_NPI, session);
    }
    if (place != null && place.address() != null && !complete(place.address())) {
      findings.add(EditCode.FACILITY_ADDRESS, session);
    }
  }

  private static boolean named(String lastName, String firstName) {
    String last = ClaimText.clean(lastName);
    String first = ClaimText.clean(firstName);
    return filled(last)
        && last.length() <= LONGEST_LAST_NAME
        && filled(first)
        && first.length() <= LONGEST_FIRST_NAME;
  }

  private static boolean complete(Address raw) {
    Address address = ClaimText.clean(raw);
    return address != null
        && filled(address.line1())
        && filled(address.city())
        && STATE.matcher(address.state()).matches()
        && ZIP.matcher(address.zip()).matches();
  }

  private static boolean filled(String text) {
    return text != null && !text.isEmpty();
  }
}
