package io.claimway.x12.remittance835;

import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.TransactionHeader;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.ValueWriter;

/**
 * Writes 835s part by part, in the order in which {@link RemittanceReader} gives them: payment,
 * claims, provider adjustments, end.
 */
public final class RemittanceWriter implements AutoCloseable {

  private static final String[] PARTY_PLACES = {"N2", "REF", "PER", "RDM"};
  private static final String[] HEADER_PLACES = {"CUR", "TRN", "REF", "DTM"};

  private final SegmentWriter out;
  private final ValueWriter values;
  private RemittanceHeading heading;

  private RemittanceWriter(ValueWriter values) {
    this.out = values.out();
    this.values = values;
  }

  /** Writes through the core's writer, as every validator accepts it. */
  public static RemittanceWriter to(SegmentWriter out) {
    return new RemittanceWriter(ValueWriter.outbound(out));
  }

  /** Writes through the core's writer with all text as it was read. */
  public static RemittanceWriter asRead(SegmentWriter out) {
    return new RemittanceWriter(ValueWriter.asGiven(out));
  }

  /** Opens interchange and group. */
  public void open(InterchangeHeader interchange, GroupHeader group) {
    out.openInterchange(interchange).openGroup(group);
  }

  /** Writes a part, whatever it is. */
  public void write(RemittancePart part) {
    switch (part.kind()) {
      case PAYMENT -> write(part.payment());
      case CLAIM -> write(part.claim());
      case PROVIDER_ADJUSTMENT -> write(part.adjustment());
      case END -> endPayment();
    }
  }

  /** Opens a transaction with its payment. */
  public void write(RemittancePayment payment) {
    heading = null;
    out.openTransaction(new TransactionHeader("835", payment.control(), payment.guide()));
    if (payment.payment() != null) {
      write(payment.payment());
    }
    values.trace(payment.trace());
    values.kept(payment.kept(), "TRN");
    values.kept(payment.kept(), "CUR");
    values.references(payment.references());
    values.kept(payment.kept(), "REF");
    values.moments(payment.dates());
    values.kept(payment.kept(), "DTM");
    write(payment.payer());
    write(payment.payee());
    values.keptOther(payment.kept(), HEADER_PLACES);
  }

  private void write(PaymentSegment payment) {
    values.segment("BPR").text(payment.handling()).cents(payment.cents());
    values.text(payment.creditDebit()).text(payment.method()).text(payment.format());
    bank(payment.senderBank());
    bank(payment.senderAccount());
    values.text(payment.originator()).text(payment.originatorCode());
    bank(payment.receiverBank());
    bank(payment.receiverAccount());
    out.date(payment.date());
  }

  private void bank(PaymentSegment.BankId bank) {
    values.text(bank.qualifier()).text(bank.number());
  }

  private void write(RemittanceParty party) {
    if (party == null) {
      return;
    }
    values.segment("N1").text(party.entity()).text(party.name());
    values.text(party.qualifier()).text(party.id());
    values.kept(party.kept(), "N2");
    values.address(party.address());
    values.keptOther(party.kept(), PARTY_PLACES);
    values.references(party.references());
    values.kept(party.kept(), "REF");
    values.contacts(party.contacts());
    values.kept(party.kept(), "PER");
    values.kept(party.kept(), "RDM");
  }

  /**
   * Writes a claim, and the LX before it where it stands under another one than the claim before.
   */
  @SuppressWarnings("ReferenceEquality") // two LX of the same number are two LX
  public void write(RemittanceClaim claim) {
    if (claim.header() != null && claim.header() != heading) {
      heading = claim.header();
      values.segment("LX").text(heading.number());
      values.kept(heading.kept());
    }
    head(claim.head());
    values.adjustments(claim.adjustments());
    for (NameSegment name : claim.names()) {
      values.name(name);
    }
    values.kept(claim.kept(), "NM1");
    values.kept(claim.kept(), "MIA");
    outpatient(claim.outpatient());
    values.kept(claim.kept(), "MOA");
    values.references(claim.references());
    values.kept(claim.kept(), "REF");
    values.moments(claim.dates());
    values.kept(claim.kept(), "DTM");
    values.contacts(claim.contacts());
    values.kept(claim.kept(), "PER");
    values.amounts(claim.amounts());
    values.kept(claim.kept(), "AMT");
    values.quantities(claim.quantities());
    values.keptOther(claim.kept(), "NM1", "MIA", "MOA", "REF", "DTM", "PER", "AMT");
    for (RemittanceLine line : claim.lines()) {
      write(line);
    }
  }

  private void head(ClaimPaymentSegment head) {
    values.segment("CLP").text(head.patientControlNumber()).text(head.status());
    values.cents(head.chargeCents()).cents(head.paidCents()).optionalCents(head.patientCents());
    values.text(head.filing()).text(head.payerControlNumber()).text(head.placeOfService());
    values.text(head.frequency()).skip(1).text(head.diagnosisRelatedGroup());
    values.optionalThousandths(head.weightThousandths());
    values.optionalThousandths(head.dischargeThousandths());
  }

  private void outpatient(OutpatientSegment outpatient) {
    if (outpatient == null) {
      return;
    }
    values.segment("MOA").optionalThousandths(outpatient.rateThousandths());
    values.optionalCents(outpatient.hcpcsCents());
    for (String remark : outpatient.remarks()) {
      values.text(remark);
    }
    values.skip(OutpatientSegment.MOST_REMARKS - outpatient.remarks().size());
    values.optionalCents(outpatient.renalCents()).optionalCents(outpatient.professionalCents());
  }

  private void write(RemittanceLine line) {
    ServicePaymentSegment service = line.service();
    values.segment("SVC").procedure(service.procedure()).cents(service.chargeCents());
    values.cents(service.paidCents()).text(service.revenueCode());
    values.optionalThousandths(service.paidThousandths()).procedure(service.billed());
    values.optionalThousandths(service.billedThousandths());
    values.moments(line.dates());
    values.kept(line.kept(), "DTM");
    values.adjustments(line.adjustments());
    values.references(line.references());
    values.kept(line.kept(), "REF");
    values.amounts(line.amounts());
    values.kept(line.kept(), "AMT");
    values.quantities(line.quantities());
    values.kept(line.kept(), "QTY");
    for (RemarkSegment remark : line.remarks()) {
      values.segment("LQ").text(remark.list()).text(remark.code());
    }
    values.keptOther(line.kept(), "DTM", "REF", "AMT", "QTY");
  }

  /** Writes a provider adjustment; claims may not follow. */
  public void write(ProviderAdjustment adjustment) {
    values.segment("PLB").text(adjustment.provider()).text(adjustment.fiscalYearEnd());
    for (ProviderAdjustment.Item item : adjustment.items()) {
      values.text(item.reason()).component(item.reference()).cents(item.cents());
    }
  }

  /** Closes the transaction. */
  public void endPayment() {
    out.closeTransaction();
  }

  /** Closes group and interchange and flushes. */
  @Override
  public void close() {
    out.closeGroup().closeInterchange();
    out.close();
  }
}
