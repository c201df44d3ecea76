package io.claimway.cli;

import io.claimway.bank.bai2.Bai2File;
import io.claimway.bank.bai2.Bai2Reader;
import io.claimway.bank.nacha.AchBatchHeader;
import io.claimway.bank.nacha.AchEntry;
import io.claimway.bank.nacha.AchFileHeader;
import io.claimway.bank.nacha.AchListener;
import io.claimway.bank.nacha.AchReader;
import io.claimway.bank.nacha.AchSummary;
import io.claimway.bank.nacha.AchTotals;
import io.claimway.money.Cents;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.InterchangeReader;
import io.claimway.x12.UnreadableFile;
import io.claimway.x12.check.TransactionKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints one file for a person to read, in one pass. */
final class FileInspection {
  private final PrintWriter out;
  private final boolean phi;
  private final int claims;
  private long findings;

  FileInspection(PrintWriter out, boolean phi, int claims) {
    this.out = out;
    this.phi = phi;
    this.claims = claims;
  }

  void show(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] head = CheckedFile.head(in);
      if (AchReader.recognises(head)) {
        showAch(in);
      } else if (Bai2Reader.recognises(head)) {
        showBankStatements(Bai2Reader.read(in));
      } else {
        showX12(in);
      }
    } catch (IOException e) {
      throw new UnreadableFile(0, "the file cannot be opened or read (" + e.getMessage() + ")");
    }
  }

  // --- X12

  private void showX12(InputStream stream) {
    SegmentLines lines = new SegmentLines(out, phi, claims);
    InterchangeReader in = new InterchangeReader(stream, finding -> findings++);
    for (InterchangeReader.Event event = in.next();
        event != InterchangeReader.Event.END;
        event = in.next()) {
      switch (event) {
        case INTERCHANGE -> interchange(in.interchange());
        case GROUP -> group(in.group());
        case TRANSACTION -> {
          String kind = TransactionKind.of(in.transaction().set(), in.transaction().guide());
          out.printf(
              "    Transaction %s, control number %s, guide %s%n",
              kind, in.transaction().control(), in.transaction().guide());
          lines.begin(kind);
        }
        case SEGMENT -> lines.segment(in.segment());
        case TRANSACTION_END -> {
          lines.end();
          out.printf("      %d segments%n", in.segmentsInTransaction());
        }
        case TA1 ->
            out.printf(
                "  TA1: interchange %s was %s, note %s%n",
                in.segment().element(1),
                acknowledged(in.segment().element(4)),
                in.segment().element(5));
        default -> {
          // Ends of groups and interchanges say nothing new.
        }
      }
    }
    if (findings > 0) {
      out.println("  " + findings + " findings in the envelopes: see x12 check");
    }
  }

  private static String acknowledged(String code) {
    return switch (code) {
      case "A" -> "accepted";
      case "E" -> "accepted with errors";
      case "R" -> "REJECTED";
      default -> "answered '" + code + "'";
    };
  }

  private void interchange(InterchangeHeader header) {
    out.printf(
        "  Interchange %s of %s %s, %s:%s to %s:%s, version %s, %s%s%n",
        header.control(),
        header.date(),
        header.time(),
        header.senderQualifier(),
        header.sender(),
        header.receiverQualifier(),
        header.receiver(),
        header.version(),
        header.test() ? "TEST" : "production",
        header.acknowledgementRequested() ? ", asks for a TA1" : "");
  }

  private void group(GroupHeader header) {
    out.printf(
        "   Group %s %s of %s %s, %s to %s%n",
        header.code(),
        header.control(),
        header.date(),
        header.time(),
        header.sender(),
        header.receiver());
  }

  // --- bank files

  private void showAch(InputStream in) throws IOException {
    AchListener listener =
        new AchListener() {
          private int shown;

          @Override
          public void fileHeader(AchFileHeader header) {
            out.println("  ACH file of " + header.creationDate());
          }

          @Override
          public void entry(AchBatchHeader batch, AchEntry entry, long line, boolean refused) {
            if (shown++ < claims) {
              out.printf(
                  "    %s %s, trace %s, account %s%s%n",
                  batch.entryClass(),
                  Cents.dollars(entry.amountCents()),
                  entry.trace(),
                  phi ? entry.account() : "***",
                  refused ? ", refused" : "");
            }
          }

          @Override
          public void batchEnd(AchBatchHeader batch, AchTotals totals, boolean refused) {
            out.printf(
                "   Batch %d %s: %d entries and addenda, credits %s, debits %s%n",
                batch.batchNumber(),
                batch.entryClass(),
                totals.entriesAndAddenda(),
                Cents.dollars(totals.creditCents()),
                Cents.dollars(totals.debitCents()));
            shown = 0;
          }
        };
    AchSummary summary = AchReader.read(in, listener);
    out.printf(
        "  %d batches, %d entries, %d findings%n",
        summary.batches(), summary.entries(), summary.findingCount());
  }

  private void showBankStatements(Bai2File file) {
    out.println("  BAI2 from " + file.sender() + " to " + file.receiver());
    file.statements()
        .forEach(
            statement ->
                out.printf(
                    "   Account %s as of %s: opening %s, closing %s, %d lines%n",
                    phi ? statement.account() : "***",
                    statement.asOf(),
                    statement.openingCents().map(Cents::dollars).orElse("unknown"),
                    statement.closingCents().map(Cents::dollars).orElse("unknown"),
                    statement.lines().size()));
  }
}
