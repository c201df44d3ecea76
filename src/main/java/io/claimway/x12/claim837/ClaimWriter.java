package io.claimway.x12.claim837;

import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ValueWriter;
import java.util.List;

/** Writes the segments of one claim, from its CLM to its last line, in the guide's order. */
final class ClaimWriter {

  private static final String[] CLAIM_PLACES = {
    "DTP", "PWK", "CN1", "AMT", "REF", "K3", "NTE", "CR1", "CR2", "CRC", "HI", "HCP"
  };
  private static final String[] COVERAGE_PLACES = {"CAS", "AMT", "OI", "MIA", "MOA"};
  private static final String[] LINE_PLACES = {
    "SV5", "PWK", "CR1", "CR3", "CRC", "DTP", "QTY", "MEA", "CN1", "REF", "AMT", "K3", "NTE", "PS1",
    "HCP"
  };
  private static final int MOST_LINES = 50;

  private final ValueWriter values;
  private final SegmentWriter out;

  ClaimWriter(ValueWriter values) {
    this.values = values;
    this.out = values.out();
  }

  void write(ProfessionalClaim claim) {
    if (claim.lines().size() > MOST_LINES) {
      throw new IllegalArgumentException(
          "Cannot write claim "
              + claim.head().patientControlNumber()
              + ": "
              + claim.lines().size()
              + " lines, but a professional claim has room for "
              + MOST_LINES);
    }
    head(claim.head());
    values.dates(claim.dates());
    if (claim.kept().isEmpty()) {
      values.amounts(claim.amounts());
      values.references(claim.references());
      values.notes(claim.notes());
      diagnoses(claim.diagnoses());
    } else {
      bodyWithKept(claim);
    }
    loops(claim.providers());
    for (OtherSubscriber other : claim.otherSubscribers()) {
      write(other);
    }
    for (ProfessionalLine line : claim.lines()) {
      write(line);
    }
  }

  private void bodyWithKept(ProfessionalClaim claim) {
    values.kept(claim.kept(), "DTP");
    values.kept(claim.kept(), "PWK");
    values.kept(claim.kept(), "CN1");
    values.amounts(claim.amounts());
    values.kept(claim.kept(), "AMT");
    values.references(claim.references());
    values.kept(claim.kept(), "REF");
    values.kept(claim.kept(), "K3");
    values.notes(claim.notes());
    values.kept(claim.kept(), "NTE");
    values.kept(claim.kept(), "CR1");
    values.kept(claim.kept(), "CR2");
    values.kept(claim.kept(), "CRC");
    diagnoses(claim.diagnoses());
    values.kept(claim.kept(), "HI");
    values.kept(claim.kept(), "HCP");
    values.keptOther(claim.kept(), CLAIM_PLACES);
  }

  private void head(ClaimSegment head) {
    values.segment("CLM").text(head.patientControlNumber()).cents(head.chargeCents()).skip(2);
    values.text(head.placeOfService()).component(head.placeQualifier()).component(head.frequency());
    values.text(head.providerSignature()).text(head.assignment());
    values.text(head.benefitsAssigned()).text(head.release()).text(head.patientSignatureSource());
    ClaimSegment.RelatedCauses causes = head.relatedCauses();
    if (causes == null) {
      values.skip(1);
    } else {
      values.text(causes.first()).component(causes.second()).component(causes.third());
      values.component(causes.state()).component(causes.country());
    }
    values.text(head.specialProgram());
    if (!head.delayReason().isEmpty()) {
      values.skip(7).text(head.delayReason());
    }
  }

  private void diagnoses(DiagnosisSegment diagnoses) {
    if (diagnoses == null || diagnoses.codes().isEmpty()) {
      return;
    }
    values.segment("HI");
    for (DiagnosisSegment.Code code : diagnoses.codes()) {
      values.text(code.qualifier()).component(code.code());
    }
  }

  void subscriber(SubscriberSegment coverage) {
    values.segment("SBR").text(coverage.responsibility()).text(coverage.relationship());
    values.text(coverage.group()).text(coverage.groupName()).text(coverage.insuranceType());
    values.skip(3).text(coverage.filing());
  }

  private void write(OtherSubscriber other) {
    subscriber(other.coverage());
    values.adjustments(other.adjustments());
    values.kept(other.kept(), "CAS");
    values.amounts(other.amounts());
    values.kept(other.kept(), "AMT");
    boolean insurance =
        !(other.benefitsAssigned() + other.patientSignatureSource() + other.release()).isEmpty();
    if (insurance) {
      values.segment("OI").skip(2).text(other.benefitsAssigned());
      values.text(other.patientSignatureSource()).skip(1).text(other.release());
    }
    values.kept(other.kept(), "OI");
    values.kept(other.kept(), "MIA");
    values.kept(other.kept(), "MOA");
    values.keptOther(other.kept(), COVERAGE_PLACES);
    loops(other.parties());
  }

  private void write(ProfessionalLine line) {
    out.segment("LX").number(line.number());
    service(line.service());
    if (line.kept().isEmpty()) {
      values.dates(line.dates());
      values.references(line.references());
      values.amounts(line.amounts());
      values.notes(line.notes());
    } else {
      bodyWithKept(line);
    }
    values.kept(line.drugs());
    loops(line.providers());
    for (LineAdjudication adjudication : line.adjudications()) {
      write(adjudication);
    }
    values.kept(line.forms());
  }

  private void bodyWithKept(ProfessionalLine line) {
    for (String place : LINE_PLACES) {
      switch (place) {
        case "DTP" -> values.dates(line.dates());
        case "REF" -> values.references(line.references());
        case "AMT" -> values.amounts(line.amounts());
        case "NTE" -> values.notes(line.notes());
        default -> {
          // Only kept segments stand at this place.
        }
      }
      values.kept(line.kept(), place);
    }
    values.keptOther(line.kept(), LINE_PLACES);
  }

  private void service(ServiceSegment service) {
    if (service == null) {
      return;
    }
    values.segment("SV1").procedure(service.procedure()).cents(service.chargeCents());
    values.text(service.unit()).thousandths(service.thousandths()).text(service.placeOfService());
    values.skip(1);
    pointers(service.pointers());
    values.skip(1).text(service.emergency()).skip(1).text(service.epsdt());
    values.text(service.familyPlanning()).skip(2).text(service.copayExempt());
  }

  private void pointers(List<Integer> pointers) {
    if (pointers.isEmpty()) {
      values.skip(1);
      return;
    }
    out.number(pointers.get(0));
    for (int i = 1; i < pointers.size(); i++) {
      out.component(Integer.toString(pointers.get(i)));
    }
  }

  private void write(LineAdjudication adjudication) {
    values.segment("SVD").text(adjudication.payer()).cents(adjudication.paidCents());
    values.procedure(adjudication.procedure()).skip(1).thousandths(adjudication.thousandths());
    if (adjudication.bundledLine() != null) {
      out.number(adjudication.bundledLine());
    }
    values.adjustments(adjudication.adjustments());
    values.kept(adjudication.kept(), "CAS");
    values.dates(adjudication.dates());
    values.kept(adjudication.kept(), "DTP");
    values.amounts(adjudication.amounts());
    values.keptOther(adjudication.kept(), "CAS", "DTP");
  }

  private void loops(List<NamedLoop> loops) {
    for (NamedLoop loop : loops) {
      values.loop(loop);
    }
  }
}
