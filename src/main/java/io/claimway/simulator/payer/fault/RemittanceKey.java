package io.claimway.simulator.payer.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer key of the remittances: what was sent, and what a receiver without fault ends with,
 * one JSON object a line; no PHI. A later line about the same thing takes the place of an earlier.
 */
public final class RemittanceKey {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final List<String> unwritten = new ArrayList<>();
  private boolean begun;

  /** What becomes of something that was sent. */
  public enum End {
    /** It counts. */
    POSTED,
    /** A person must look: it does not add up, or what it speaks of never came. */
    SUSPENDED,
    /** It never came. */
    NEVER_TOLD
  }

  /** Why a person is asked to look although it counts. */
  public enum Queue {
    /** It came before what it needs to count, and waited for it. */
    WAITED,
    /** A part is denied. */
    DENIAL,
    /** The payer took another claim of its kind in and kept the money of the one before. */
    CREDIT_BALANCE,
    /** The payer knows the member by another id. */
    MEMBER,
    /** A part is another payer's to decide, to whom the payer sent it on. */
    NEXT_PAYER
  }

  /**
   * A payment: a transaction of an 835.
   *
   * @param cents BPR02
   * @param told the morning on which it came; null where it never did
   */
  public record Payment(
      String originator, String trace, String paidOn, long cents, String told, List<Item> items) {
    public Payment {
      items = List.copyOf(items);
    }
  }

  /**
   * A provider adjustment (PLB).
   *
   * @param cents PLB04
   * @param unexplainedCents what of it nothing explains
   */
  public record Item(String code, String reference, long cents, long unexplainedCents) {}

  /**
   * A claim of a payment (CLP).
   *
   * @param controlNumber CLM01 of the claim that it is about, whatever CLP01 says
   * @param claimNumber CLP07
   * @param status CLP02
   */
  public record Claim(
      String originator,
      String trace,
      String controlNumber,
      String claimNumber,
      String status,
      long chargeCents,
      long paidCents,
      End end,
      List<Queue> queues,
      List<Line> lines) {
    public Claim {
      queues = List.copyOf(queues);
      lines = List.copyOf(lines);
    }
  }

  /**
   * What a service line ends with, all lowering what is owed; of a reversal what it takes back.
   *
   * @param place from 1, in the claim
   * @param priorPayerCents what payers before have settled; likewise what the next one is to
   * @param shortCents what is missing to the agreed fee; 0 where a part is not decided or denied
   */
  public record Line(
      int place,
      long chargeCents,
      long paidCents,
      long contractualCents,
      long patientCents,
      long deniedCents,
      long priorPayerCents,
      long nextPayerCents,
      long shortCents) {

    /** Its cash alone. */
    public Line cash() {
      return new Line(place, chargeCents, paidCents, 0, 0, 0, 0, 0, 0);
    }

    /** The same taken back. */
    public Line negated() {
      return new Line(
          place,
          -chargeCents,
          -paidCents,
          -contractualCents,
          -patientCents,
          -deniedCents,
          -priorPayerCents,
          -nextPayerCents,
          0);
    }
  }

  /**
   * Money on its way to the bank.
   *
   * @param cents below zero where the bank takes it back
   * @param arrives the morning on which the bank has it; null where it never does
   */
  public record Money(String originator, String trace, long cents, String arrives) {}

  /** One line of the key. */
  private record Entry(String what, Object key) {}

  /** A key that begins anew, as the outside world tells its story again after a restart. */
  public RemittanceKey(Path file) {
    this.file = file;
  }

  public void add(Payment payment) {
    add(new Entry("payment", payment));
  }

  public void add(Claim claim) {
    add(new Entry("claim", claim));
  }

  public void add(Money money) {
    add(new Entry("money", money));
  }

  private void add(Entry entry) {
    try {
      unwritten.add(JSON.writeValueAsString(entry));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a line of the key of " + entry.what(), e);
    }
  }

  /** Puts the lines since the last call into the file. */
  public void flush() {
    try {
      Files.createDirectories(file.getParent());
      if (begun) {
        Files.write(file, unwritten, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } else {
        Files.write(file, unwritten);
      }
      begun = true;
      unwritten.clear();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the answer key " + file, e);
    }
  }
}
