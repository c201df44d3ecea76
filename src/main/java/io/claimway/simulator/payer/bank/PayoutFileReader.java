package io.claimway.simulator.payer.bank;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Reads a NACHA file as a bank does: a file that does not add up is refused whole. */
final class PayoutFileReader {

  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");

  private final String fileName;
  private final List<PayoutBatch> batches = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  private String header;
  private List<PayoutEntry> entries;
  private int entryCount;
  private long hash;
  private long debits;
  private long credits;
  private String lastTrace;
  private int fileCount;
  private long fileHash;
  private long fileDebits;
  private long fileCredits;
  private boolean ended;

  private PayoutFileReader(String fileName) {
    this.fileName = fileName;
  }

  /**
   * What was read.
   *
   * @param errors why the bank refuses the file; empty where it takes it
   */
  record Outcome(List<PayoutBatch> batches, List<String> errors) {

    Outcome {
      batches = List.copyOf(batches);
      errors = List.copyOf(errors);
    }
  }

  static Outcome read(String fileName, byte[] bytes) {
    PayoutFileReader reader = new PayoutFileReader(fileName);
    List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
    if (lines.size() == 1 && bytes.length > 94 && bytes.length % 94 == 0) {
      lines = cut(lines.get(0));
    }
    reader.readLines(lines);
    return new Outcome(reader.batches, reader.errors);
  }

  private static List<String> cut(String records) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < records.length(); at += 94) {
      lines.add(records.substring(at, at + 94));
    }
    return lines;
  }

  private void readLines(List<String> lines) {
    if (lines.isEmpty() || lines.size() % 10 != 0) {
      errors.add("the file does not fill its blocks: " + lines.size() + " lines");
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.length() != 94) {
        errors.add("line " + (i + 1) + " has " + line.length() + " characters");
        return;
      }
      try {
        take(line, i, lines.size());
      } catch (NumberFormatException | DateTimeException unreadable) {
        errors.add("line " + (i + 1) + " has a field that is no number or day");
        return;
      }
    }
    if (!ended) {
      errors.add("the file has no control record");
    }
  }

  private void take(String line, int at, int lines) {
    if (ended) {
      require(line.equals("9".repeat(94)), "line " + (at + 1) + " stands after the file control");
      return;
    }
    switch (line.charAt(0)) {
      case '1' ->
          require(
              at == 0 && line.startsWith("101") && line.startsWith("094101", 34),
              "the file header is malformed");
      case '5' -> begin(line);
      case '6' -> entry(line);
      case '7' -> entryCount++;
      case '8' -> endBatch(line);
      case '9' -> endFile(line, lines);
      default -> errors.add("line " + (at + 1) + " has an unknown record type");
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      errors.add(otherwise);
    }
  }

  private void begin(String line) {
    header = line;
    entries = new ArrayList<>();
    entryCount = 0;
    hash = 0;
    debits = 0;
    credits = 0;
    lastTrace = "";
  }

  private void entry(String line) {
    if (header == null) {
      errors.add("an entry stands outside a batch");
      return;
    }
    String routing = line.substring(3, 12);
    require(checkDigit(routing), "a routing number fails its check digit");
    String trace = line.substring(79, 94);
    require(trace.compareTo(lastTrace) > 0, "trace numbers do not ascend");
    require(trace.startsWith(header.substring(79, 87)), "a trace number is not of the ODFI");
    lastTrace = trace;
    long cents = Long.parseLong(line.substring(29, 39));
    PayoutEntry entry =
        new PayoutEntry(
            line.substring(1, 3),
            routing,
            line.substring(12, 29).strip(),
            cents,
            line.substring(39, 54).strip(),
            line.substring(54, 76).strip(),
            trace);
    require(
        entry.credit() || entry.debit() || entry.prenote(),
        "transaction code " + entry.code() + " is not known");
    require(
        entry.prenote() == (cents == 0),
        "an amount does not go with transaction code " + entry.code());
    entries.add(entry);
    entryCount++;
    hash += Long.parseLong(routing.substring(0, 8));
    if (entry.debit()) {
      debits += cents;
    } else {
      credits += cents;
    }
  }

  static boolean checkDigit(String routing) {
    int[] weights = {3, 7, 1, 3, 7, 1, 3, 7, 1};
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += weights[i] * Character.digit(routing.charAt(i), 10);
    }
    return sum % 10 == 0;
  }

  private void endBatch(String line) {
    require(header != null, "a batch control has no header");
    if (header == null) {
      return;
    }
    String number = header.substring(87);
    require(
        Integer.parseInt(line.substring(4, 10)) == entryCount,
        "batch " + number + " counts its entries wrongly");
    require(
        Long.parseLong(line.substring(10, 20)) == hash % 10_000_000_000L,
        "batch " + number + " has another entry hash");
    require(
        Long.parseLong(line.substring(20, 32)) == debits,
        "batch " + number + " sums its debits wrongly");
    require(
        Long.parseLong(line.substring(32, 44)) == credits,
        "batch " + number + " sums its credits wrongly");
    require(
        line.substring(44, 54).equals(header.substring(40, 50)),
        "batch " + number + " changes its company id");
    String serviceClass = header.substring(1, 4);
    boolean classHolds =
        serviceClass.equals("200")
            || (serviceClass.equals("220") && debits == 0)
            || (serviceClass.equals("225") && credits == 0);
    require(classHolds, "batch " + number + " holds what its service class forbids");
    batches.add(
        new PayoutBatch(
            fileName,
            header.substring(40, 50).strip(),
            header.substring(50, 53),
            header.substring(53, 63).strip(),
            LocalDate.parse(header.substring(69, 75), SHORT_DAY),
            number,
            entries));
    fileCount += entryCount;
    fileHash += hash;
    fileDebits += debits;
    fileCredits += credits;
    header = null;
  }

  private void endFile(String line, int lines) {
    ended = true;
    require(
        Integer.parseInt(line.substring(1, 7)) == batches.size(),
        "the file counts its batches wrongly");
    require(
        Integer.parseInt(line.substring(7, 13)) == (lines + 9) / 10,
        "the file counts its blocks wrongly");
    require(
        Integer.parseInt(line.substring(13, 21)) == fileCount,
        "the file counts its entries wrongly");
    require(
        Long.parseLong(line.substring(21, 31)) == fileHash % 10_000_000_000L,
        "the file has another entry hash");
    require(
        Long.parseLong(line.substring(31, 43)) == fileDebits, "the file sums its debits wrongly");
    require(
        Long.parseLong(line.substring(43, 55)) == fileCredits, "the file sums its credits wrongly");
  }
}
