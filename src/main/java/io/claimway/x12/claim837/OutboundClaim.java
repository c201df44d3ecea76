package io.claimway.x12.claim837;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimLine;
import io.claimway.claim.ClaimPerson;
import io.claimway.claim.ClaimProvider;
import io.claimway.claim.PatientControlNumber;
import io.claimway.claim.ServiceFacility;
import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import io.claimway.party.Relationship;
import io.claimway.party.Sex;
import io.claimway.party.payer.PayerProfile;
import io.claimway.x12.segment.AddressSegments;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.ProviderSegment;
import io.claimway.x12.segment.ReferenceSegment;
import java.util.ArrayList;
import java.util.List;

/** A claim's content in the words of the 837P, as its payer wants it. */
public final class OutboundClaim {

  private final Claim claim;
  private final PayerProfile profile;
  private final PatientControlNumber number;

  private OutboundClaim(Claim claim, PayerProfile profile, PatientControlNumber number) {
    this.claim = claim;
    this.profile = profile;
    this.number = number;
  }

  /** The claim under its levels, with its numbers. */
  public static FiledClaim of(Claim claim, PayerProfile profile, PatientControlNumber number) {
    return new OutboundClaim(claim, profile, number).filed();
  }

  private FiledClaim filed() {
    SubscriberLevel subscriber =
        SubscriberLevel.of(
            new SubscriberSegment(
                claim.payerSequence(),
                SubscriberSegment.SELF,
                claim.groupNumber(),
                "",
                "",
                profile.filingIndicator()),
            person("IL", claim.subscriber(), "MI", claim.memberId()),
            NamedLoop.of(NameSegment.organization("PR", profile.name(), "PI", profile.payerId())));
    return claim.patient() == null
        ? FiledClaim.ofSubscriber(billing(), subscriber, professional())
        : FiledClaim.ofDependent(
            billing(),
            subscriber,
            PatientLevel.of(
                relationship(claim.relationship()), person("QC", claim.patient(), "", "")),
            professional());
  }

  private BillingLevel billing() {
    BillingEntity entity = claim.billing();
    NamedLoop provider =
        NamedLoop.of(NameSegment.organization("85", entity.legalName(), "XX", entity.npi()))
            .with(address(entity.address()))
            .withReferences(ReferenceSegment.of("EI", entity.tin()));
    NamedLoop payTo =
        entity.payTo() == null
            ? null
            : NamedLoop.of(NameSegment.organization("87", "", "", ""))
                .with(address(entity.payTo()));
    return BillingLevel.of(
        profile.billingTaxonomy() ? ProviderSegment.taxonomy("BI", entity.taxonomy()) : null,
        provider,
        payTo);
  }

  private ProfessionalClaim professional() {
    List<ReferenceSegment> references = new ArrayList<>();
    if (claim.authorizationNumber() != null) {
      references.add(ReferenceSegment.of("G1", claim.authorizationNumber()));
    }
    if (claim.payerClaimNumber() != null) {
      references.add(ReferenceSegment.of("F8", claim.payerClaimNumber()));
    }
    return ProfessionalClaim.of(
            ClaimSegment.of(
                number.text(), claim.chargeCents(), claim.placeOfService(), claim.frequency()),
            DiagnosisSegment.icd10(claim.diagnoses()),
            providers(),
            claim.lines().stream().map(this::line).toList())
        .withReferences(references);
  }

  private List<NamedLoop> providers() {
    List<NamedLoop> providers = new ArrayList<>();
    NamedLoop rendering = provider("82", claim.rendering());
    providers.add(
        profile.renderingTaxonomy()
            ? rendering.with(ProviderSegment.taxonomy("PE", claim.rendering().taxonomy()))
            : rendering);
    ServiceFacility facility = claim.facility();
    if (facility != null) {
      String qualifier = facility.npi() == null ? "" : "XX";
      providers.add(
          NamedLoop.of(NameSegment.organization("77", facility.name(), qualifier, facility.npi()))
              .with(address(facility.address())));
    }
    if (claim.supervising() != null) {
      providers.add(provider("DQ", claim.supervising()));
    }
    return providers;
  }

  private ProfessionalLine line(ClaimLine line) {
    return ProfessionalLine.of(
        line.lineNumber(),
        ServiceSegment.of(
            ProcedureCode.of(line.procedureCode(), line.modifiers()),
            line.chargeCents(),
            line.units(),
            line.diagnosisPointers()),
        DateSegment.on("472", claim.serviceDate()),
        number.line(line.lineNumber()));
  }

  private static NamedLoop provider(String entity, ClaimProvider provider) {
    return NamedLoop.of(
        NameSegment.person(
            entity, provider.lastName(), provider.firstName(), "", "", "XX", provider.npi()));
  }

  private static NamedLoop person(String entity, ClaimPerson person, String qualifier, String id) {
    return NamedLoop.of(
            NameSegment.person(
                entity,
                person.lastName(),
                person.firstName(),
                person.middleName(),
                "",
                qualifier,
                id))
        .with(address(person.address()))
        .with(new DemographicSegment(person.birthDate(), sex(person.sex())));
  }

  private static AddressSegments address(Address address) {
    return AddressSegments.of(
        address.line1(), address.line2(), address.city(), address.state(), address.zip());
  }

  private static String sex(Sex sex) {
    return switch (sex) {
      case FEMALE -> "F";
      case MALE -> "M";
      case UNKNOWN -> "U";
    };
  }

  /** PAT01. */
  private static String relationship(Relationship relationship) {
    return switch (relationship) {
      case SELF -> SubscriberSegment.SELF;
      case SPOUSE -> "01";
      case CHILD -> "19";
      case LIFE_PARTNER -> "53";
      case OTHER -> "G8";
    };
  }
}
