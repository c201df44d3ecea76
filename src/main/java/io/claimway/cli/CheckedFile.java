package io.claimway.cli;

import io.claimway.bank.bai2.Bai2File;
import io.claimway.bank.bai2.Bai2Reader;
import io.claimway.bank.nacha.AchListener;
import io.claimway.bank.nacha.AchReader;
import io.claimway.bank.nacha.AchSummary;
import io.claimway.bank.nacha.BankFileFinding;
import io.claimway.bank.nacha.FindingScope;
import io.claimway.x12.Finding;
import io.claimway.x12.UnreadableFile;
import io.claimway.x12.check.Balance;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import io.claimway.x12.check.TransactionReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A partner's file after its check, X12 or bank, as the command prints it. */
record CheckedFile(
    String file,
    String kind,
    int interchanges,
    int groups,
    List<Part> transactions,
    List<Line> findings,
    boolean refused) {
  private static final int HEAD_BYTES = 512;

  /** One transaction; a bank file is one. */
  record Part(
      String set,
      String guide,
      String control,
      boolean accepted,
      long claims,
      List<Line> findings,
      long findingCount,
      Balance balance) {

    String balanceLine() {
      if (balance.differenceCents() == null) {
        return set.equals("835") ? ", balance unknown: not every amount can be read" : "";
      }
      return balance.holds()
          ? ", balanced"
          : ", out of balance by " + balance.differenceCents() + " cents";
    }

    Map<String, Object> toJson(boolean phi) {
      Map<String, Object> balanced = new LinkedHashMap<>();
      balanced.put("line", balance.line());
      balanced.put("claim", balance.claim());
      balanced.put("payment", balance.payment());
      balanced.put("differenceCents", balance.differenceCents());
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("set", set);
      json.put("guide", guide);
      json.put("control", control);
      json.put("accepted", accepted);
      json.put("claims", claims);
      json.put("findings", findings.stream().map(finding -> finding.toJson(phi)).toList());
      json.put("findingCount", findingCount);
      json.put("balance", balanced);
      return json;
    }
  }

  /** One finding, of X12 or of a bank file. */
  record Line(
      int level,
      String code,
      long segment,
      String segmentId,
      String element,
      String loop,
      String message,
      boolean refuses,
      String found,
      String expected) {

    String line(boolean phi) {
      return (refuses ? "refuses " : "note    ")
          + code
          + " at segment "
          + segment
          + (element.isEmpty() ? " " + segmentId : " " + element)
          + (loop.isEmpty() ? "" : " in loop " + loop)
          + ": "
          + message
          + (phi && !found.isEmpty() ? " [found: " + found + "]" : "");
    }

    Map<String, Object> toJson(boolean phi) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("level", level);
      json.put("code", code);
      json.put("segment", segment);
      json.put("segmentId", segmentId);
      json.put("element", element);
      json.put("loop", loop);
      json.put("message", message);
      json.put("expected", expected);
      json.put("refuses", refuses);
      if (phi) {
        json.put("found", found);
      }
      return json;
    }
  }

  /**
   * Reads and checks a file of any kind known.
   *
   * @throws UnreadableFile when it is neither X12 nor a bank file, or cannot be opened
   */
  static CheckedFile read(Path path) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      byte[] head = head(in);
      if (AchReader.recognises(head)) {
        return ofAch(path, AchReader.read(in, new AchListener() {}));
      }
      if (Bai2Reader.recognises(head)) {
        return ofBankStatements(path, Bai2Reader.read(in));
      }
      return ofX12(path, FileCheck.read(in));
    } catch (IOException e) {
      throw new UnreadableFile(0, "the file cannot be opened or read (" + e.getMessage() + ")");
    }
  }

  static byte[] head(InputStream in) throws IOException {
    in.mark(HEAD_BYTES);
    byte[] head = in.readNBytes(HEAD_BYTES);
    in.reset();
    return head;
  }

  private static CheckedFile ofX12(Path path, FileReport report) {
    return new CheckedFile(
        path.toString(),
        report.kind(),
        report.interchanges(),
        report.groups(),
        report.transactions().stream().map(CheckedFile::part).toList(),
        report.findings().stream().map(CheckedFile::line).toList(),
        report.refused());
  }

  private static Part part(TransactionReport report) {
    return new Part(
        report.set(),
        report.guide(),
        report.control(),
        report.accepted(),
        report.claims(),
        report.findings().stream().map(CheckedFile::line).toList(),
        report.findingCount(),
        report.balance());
  }

  private static Line line(Finding finding) {
    boolean whole = finding.location().element() == 0;
    return new Line(
        finding.code().level().number(),
        finding.code().text(),
        finding.location().segment(),
        finding.location().segmentId(),
        whole ? "" : finding.location().designator(),
        finding.loop(),
        finding.message(),
        finding.refuses(),
        finding.found(),
        finding.expected());
  }

  private static CheckedFile ofAch(Path path, AchSummary summary) {
    boolean refused =
        summary.refused() || summary.refusedBatches() > 0 || summary.refusedEntries() > 0;
    List<Line> lines = summary.findings().stream().map(CheckedFile::line).toList();
    Part part =
        new Part(
            "ACH",
            "NACHA",
            "",
            !refused,
            summary.entries(),
            lines,
            summary.findingCount(),
            Balance.NONE);
    return new CheckedFile(
        path.toString(), "ACH", 1, summary.batches(), List.of(part), List.of(), refused);
  }

  private static CheckedFile ofBankStatements(Path path, Bai2File file) {
    List<Line> lines = file.findings().stream().map(CheckedFile::line).toList();
    long entries = file.statements().stream().mapToLong(s -> s.lines().size()).sum();
    boolean refused = file.refused() || lines.stream().anyMatch(Line::refuses);
    Part part =
        new Part(
            "BAI2",
            "BAI2",
            file.identification(),
            !refused,
            entries,
            lines,
            lines.size(),
            Balance.NONE);
    return new CheckedFile(
        path.toString(), "BAI2", 1, file.statements().size(), List.of(part), List.of(), refused);
  }

  private static Line line(BankFileFinding finding) {
    return new Line(
        1,
        finding.code(),
        finding.line(),
        "",
        finding.field(),
        "",
        finding.message(),
        finding.scope() != FindingScope.NOTE,
        "",
        finding.expected());
  }

  long claims() {
    return transactions.stream().mapToLong(Part::claims).sum();
  }

  /** What the claims of this kind of file are. */
  String noun() {
    return switch (kind) {
      case "270" -> "inquiry";
      case "271" -> "benefit";
      case "276" -> "trace";
      case "277", "277CA" -> "status";
      case "ACH" -> "entry";
      case "BAI2" -> "line";
      default -> "claim";
    };
  }

  Map<String, Object> toJson(boolean phi) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file);
    json.put("kind", kind);
    json.put("interchanges", interchanges);
    json.put("groups", groups);
    json.put("transactions", transactions.stream().map(part -> part.toJson(phi)).toList());
    json.put("findings", findings.stream().map(finding -> finding.toJson(phi)).toList());
    json.put("refused", refused);
    return json;
  }
}
