package io.claimway.x12.claim837;

import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ValueWriter;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes one 837P file: an interchange with one group of transactions, each with its hierarchy of
 * claims.
 *
 * <p>Text leaves upper case, in ASCII and without delimiters. What the caller gives decides all
 * bytes: ids, control numbers, dates and times are arguments.
 */
public final class ClaimFileWriter implements AutoCloseable {

  private static final String[] BILLING_KEPT = {"CUR"};

  private final SegmentWriter out;
  private final ValueWriter values;
  private final ClaimWriter claims;
  private int level;

  private ClaimFileWriter(SegmentWriter out, ValueWriter values) {
    this.out = out;
    this.values = values;
    this.claims = new ClaimWriter(values);
  }

  /** Writes to a stream, which it flushes but does not close, with the usual delimiters. */
  public static ClaimFileWriter to(OutputStream stream) {
    return to(new SegmentWriter(Delimiters.USUAL, stream));
  }

  /** Writes through the core's writer, as every validator accepts it. */
  public static ClaimFileWriter to(SegmentWriter out) {
    return new ClaimFileWriter(out, ValueWriter.outbound(out));
  }

  /** Writes through the core's writer with all text as it was read. */
  public static ClaimFileWriter asRead(SegmentWriter out) {
    return new ClaimFileWriter(out, ValueWriter.asGiven(out));
  }

  /**
   * Opens interchange and group; the group's version is the guide, {@link ClaimTransaction#GUIDE}.
   */
  public void open(InterchangeHeader interchange, GroupHeader group) {
    out.openInterchange(interchange).openGroup(group);
  }

  /** One transaction with its claims, those of equal levels brought together. */
  public void write(ClaimTransaction transaction, List<FiledClaim> filed) {
    write(transaction, ClaimHierarchy.merging(filed));
  }

  /** One transaction with its claims in their hierarchy. */
  public void write(ClaimTransaction transaction, ClaimHierarchy hierarchy) {
    values.open("837", transaction.header());
    values.kept(transaction.kept());
    values.loop(transaction.submitter());
    values.loop(transaction.receiver());
    level = 0;
    for (ClaimHierarchy.Billed billed : hierarchy.billed()) {
      write(billed);
    }
    out.closeTransaction();
  }

  private void write(ClaimHierarchy.Billed billed) {
    int number = hierarchicalLevel(0, "20", true);
    BillingLevel billing = billed.level();
    values.specialty(billing.specialty());
    values.kept(billing.kept(), BILLING_KEPT);
    values.loop(billing.provider());
    values.loop(billing.payTo());
    values.loop(billing.payToPlan());
    values.keptOther(billing.kept(), BILLING_KEPT);
    for (ClaimHierarchy.Covered covered : billed.subscribers()) {
      write(covered, number);
    }
  }

  private void write(ClaimHierarchy.Covered covered, int parent) {
    int number = hierarchicalLevel(parent, "22", !covered.dependents().isEmpty());
    SubscriberLevel subscriber = covered.level();
    claims.subscriber(subscriber.coverage());
    patient(subscriber.patient());
    values.kept(subscriber.kept());
    values.loop(subscriber.subscriber());
    values.loop(subscriber.payer());
    for (ProfessionalClaim claim : covered.claims()) {
      claims.write(claim);
    }
    for (ClaimHierarchy.Dependent dependent : covered.dependents()) {
      write(dependent, number);
    }
  }

  private void write(ClaimHierarchy.Dependent dependent, int parent) {
    hierarchicalLevel(parent, "23", false);
    patient(dependent.level().about());
    NamedLoop patient = dependent.level().patient();
    values.loop(patient);
    values.kept(dependent.level().kept());
    for (ProfessionalClaim claim : dependent.claims()) {
      claims.write(claim);
    }
  }

  private int hierarchicalLevel(int parent, String code, boolean children) {
    level++;
    out.segment("HL").number(level);
    if (parent == 0) {
      out.skip(1);
    } else {
      out.number(parent);
    }
    out.element(code).element(children ? "1" : "0");
    return level;
  }

  private void patient(PatientSegment patient) {
    if (patient == null) {
      return;
    }
    values.segment("PAT").text(patient.relationship()).skip(3);
    values.text(patient.deathDate().isEmpty() ? "" : "D8").text(patient.deathDate());
    values.text(patient.pounds() == null ? "" : "01").optionalThousandths(patient.pounds());
    values.text(patient.pregnant());
  }

  /** Closes group and interchange and flushes. */
  @Override
  public void close() {
    out.closeGroup().closeInterchange();
    out.close();
  }
}
