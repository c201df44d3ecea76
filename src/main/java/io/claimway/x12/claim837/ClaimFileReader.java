package io.claimway.x12.claim837;

import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.LoopReader;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ProviderSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the professional claims of a file one by one, in constant memory.
 *
 * <pre>{@code
 * for (ClaimTransaction transaction; (transaction = reader.nextTransaction()) != null; ) {
 *   for (FiledClaim claim; (claim = reader.nextClaim()) != null; ) {
 *   }
 * }
 * }</pre>
 *
 * <p>Claims of one level share the very same level object. What cannot be read is a finding and
 * never an exception.
 */
public final class ClaimFileReader implements AutoCloseable {

  private static final long SBR = ValueReader.elements(1, 2, 3, 4, 5, 9);
  private static final long PAT = ValueReader.elements(1, 5, 6, 7, 8, 9);

  private final TransactionCursor cursor;
  private final ValueReader values;
  private final LoopReader loops;
  private final ClaimReader claims;

  private BillingLevel billing;
  private SubscriberLevel subscriber;
  private PatientLevel patient;
  private int claimOrdinal;

  /**
   * Reads a stream, which {@link #close()} closes.
   *
   * @param findings takes what is wrong, as it is met
   */
  public ClaimFileReader(InputStream in, Consumer<Finding> findings) {
    this.cursor = new TransactionCursor(in, Set.of("837"), findings);
    this.values = new ValueReader(cursor);
    this.loops = new LoopReader(cursor, values);
    this.claims = new ClaimReader(cursor, values, loops);
  }

  /** Moves to the next 837 and reads what opens it; null at the end of the file. */
  public ClaimTransaction nextTransaction() {
    if (!cursor.nextTransaction()) {
      return null;
    }
    billing = null;
    subscriber = null;
    patient = null;
    HierarchicalHeader header = values.header();
    NamedLoop submitter = null;
    NamedLoop receiver = null;
    List<KeptSegment> kept = new ArrayList<>(0);
    while (cursor.inside() && !cursor.segment().is("HL") && !cursor.segment().is("CLM")) {
      if (submitter == null && atName("41")) {
        submitter = loops.read();
      } else if (receiver == null && atName("40")) {
        receiver = loops.read();
      } else {
        keep(kept);
      }
    }
    return new ClaimTransaction(header, submitter, receiver, kept);
  }

  /** The next claim of the transaction; null at its end. */
  public FiledClaim nextClaim() {
    while (cursor.inside()) {
      if (cursor.segment().is("CLM")) {
        claimOrdinal = cursor.ordinal();
        if (billing == null || subscriber == null) {
          cursor.report(
              FindingCode.LOOP_MISSING,
              0,
              0,
              "the claim stands under no billing provider or no subscriber");
        }
        return new FiledClaim(billing, subscriber, patient, claims.read());
      }
      if (cursor.segment().is("HL")) {
        readLevel();
      } else {
        cursor.report(
            FindingCode.SEGMENT_UNEXPECTED,
            0,
            0,
            "the segment stands outside of any level or claim");
        cursor.advance();
      }
    }
    return null;
  }

  private void readLevel() {
    String code = cursor.segment().element(3);
    cursor.advance();
    switch (code) {
      case "20" -> readBilling();
      case "22" -> readSubscriber();
      case "23" -> readPatient();
      default ->
          cursor.report(
              FindingCode.CODE_INVALID, 0, 0, "the level before is none of 20, 22 and 23");
    }
  }

  private void readBilling() {
    ProviderSegment specialty = null;
    NamedLoop provider = null;
    NamedLoop payTo = null;
    NamedLoop payToPlan = null;
    List<KeptSegment> kept = new ArrayList<>(0);
    while (inLevel()) {
      ProviderSegment read =
          specialty == null && cursor.segment().is("PRV") ? values.specialty() : null;
      if (read != null) {
        specialty = read;
        cursor.advance();
      } else if (provider == null && atName("85")) {
        provider = loops.read();
      } else if (payTo == null && atName("87")) {
        payTo = loops.read();
      } else if (payToPlan == null && atName("PE")) {
        payToPlan = loops.read();
      } else {
        keep(kept);
      }
    }
    billing = new BillingLevel(specialty, provider, payTo, payToPlan, kept);
    subscriber = null;
    patient = null;
  }

  private void readSubscriber() {
    SubscriberSegment coverage = null;
    PatientSegment about = null;
    NamedLoop person = null;
    NamedLoop payer = null;
    List<KeptSegment> kept = new ArrayList<>(0);
    while (inLevel()) {
      if (coverage == null && cursor.segment().is("SBR")) {
        coverage = coverage(cursor, values);
      } else if (about == null && cursor.segment().is("PAT") && values.fits(PAT, 0)) {
        about = about();
      } else if (person == null && atName("IL")) {
        person = loops.read();
      } else if (payer == null && atName("PR")) {
        payer = loops.read();
      } else {
        keep(kept);
      }
    }
    SubscriberSegment known =
        coverage == null ? new SubscriberSegment("", "", "", "", "", "") : coverage;
    subscriber = new SubscriberLevel(known, about, person, payer, kept);
    patient = null;
  }

  private void readPatient() {
    PatientSegment about = null;
    NamedLoop person = null;
    List<KeptSegment> kept = new ArrayList<>(0);
    while (inLevel()) {
      if (about == null && cursor.segment().is("PAT") && values.fits(PAT, 0)) {
        about = about();
      } else if (person == null && atName("QC")) {
        person = loops.read();
      } else {
        keep(kept);
      }
    }
    patient = new PatientLevel(about, person, kept);
  }

  private boolean inLevel() {
    return cursor.inside() && !cursor.segment().is("HL") && !cursor.segment().is("CLM");
  }

  private boolean atName(String entity) {
    return cursor.segment().is("NM1") && cursor.segment().is(1, entity);
  }

  private void keep(List<KeptSegment> kept) {
    kept.add(values.kept());
    cursor.advance();
  }

  /** The SBR that the cursor stands on, which it leaves behind. */
  static SubscriberSegment coverage(TransactionCursor cursor, ValueReader values) {
    values.mustFit(SBR, 0);
    SubscriberSegment coverage =
        new SubscriberSegment(
            values.text(1),
            values.text(2),
            values.text(3),
            values.text(4),
            values.text(5),
            values.text(9));
    cursor.advance();
    return coverage;
  }

  private PatientSegment about() {
    PatientSegment about =
        new PatientSegment(
            values.text(1), values.text(6), values.optionalDecimal(8, 3), values.text(9));
    cursor.advance();
    return about;
  }

  /** The ISA in force, or null. */
  public InterchangeHeader interchange() {
    return cursor.interchange();
  }

  /** The GS in force, or null. */
  public GroupHeader group() {
    return cursor.group();
  }

  /** The place of the latest claim's CLM in its transaction, counted from ST = 1. */
  public int claimOrdinal() {
    return claimOrdinal;
  }

  @Override
  public void close() {
    cursor.close();
  }
}
