package io.claimway.claim;

import io.claimway.party.Address;
import io.claimway.run.Sha256;

/**
 * The canonical text of what a claim says to its payer, and its hash: equal content gives nothing
 * to send.
 */
public final class ClaimContent {

  private static final char FIELD = '\u001f';
  private static final char GROUP = '\u001e';

  private final StringBuilder text = new StringBuilder(600);

  private ClaimContent() {}

  /**
   * SHA-256 of the content, without version, frequency, reason, the payer's number and control
   * numbers.
   */
  public static String sha256(Claim claim) {
    return Sha256.hex(new ClaimContent().of(claim));
  }

  private String of(Claim claim) {
    add(
        claim.payer(),
        claim.payerSequence(),
        claim.clientId(),
        claim.serviceDate(),
        claim.placeOfService());
    add(
        claim.billing().billingEntityId(),
        claim.billing().legalName(),
        claim.billing().npi(),
        claim.billing().tin(),
        claim.billing().taxonomy());
    address(claim.billing().address());
    address(claim.billing().payTo());
    add(claim.memberId(), claim.groupNumber(), claim.relationship());
    person(claim.subscriber());
    person(claim.patient());
    provider(claim.rendering());
    provider(claim.supervising());
    if (claim.facility() != null) {
      add(claim.facility().name(), claim.facility().npi());
      address(claim.facility().address());
    }
    add(String.join(",", claim.diagnoses()), claim.authorizationNumber());
    for (ClaimLine line : claim.lines()) {
      add(
          line.lineNumber(),
          line.sessionId(),
          line.procedureCode(),
          String.join(",", line.modifiers()),
          line.units(),
          line.diagnosisPointers(),
          line.chargeCents());
    }
    return text.toString();
  }

  private void person(ClaimPerson person) {
    if (person == null) {
      add("none");
      return;
    }
    add(
        person.firstName(),
        person.middleName(),
        person.lastName(),
        person.birthDate(),
        person.sex());
    address(person.address());
  }

  private void provider(ClaimProvider provider) {
    if (provider == null) {
      add("none");
      return;
    }
    add(provider.firstName(), provider.lastName(), provider.npi(), provider.taxonomy());
  }

  private void address(Address address) {
    if (address == null) {
      add("none");
      return;
    }
    add(address.line1(), address.line2(), address.city(), address.state(), address.zip());
  }

  private void add(Object... fields) {
    for (Object field : fields) {
      text.append(field == null ? "" : field).append(FIELD);
    }
    text.append(GROUP);
  }
}
