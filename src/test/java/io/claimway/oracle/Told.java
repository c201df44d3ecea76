package io.claimway.oracle;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an 835 says, as far as the oracle listens; {@link #text} writes it as X12. */
final class Told {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private Told() {}

  /** An interchange. */
  record File(String control, boolean test, List<Payment> payments) {}

  /** An ST with its BPR and TRN. */
  record Payment(
      String handling,
      long amount,
      String sign,
      String method,
      LocalDate date,
      String trace,
      String originator,
      String payee,
      List<Clp> clps) {
    String identity() {
      return String.join("/", originator, payee, trace, date.toString());
    }

    String traceAlone() {
      return String.join("/", originator, payee, trace);
    }

    String content() {
      return amount
          + clps.stream().map(Clp::content).sorted().collect(Collectors.joining("\n", "\n", ""));
    }

    Payment with(List<Clp> others) {
      return with(others, others.stream().mapToLong(Clp::paid).sum());
    }

    Payment with(List<Clp> others, long paid) {
      return new Payment(
          handling, paid, sign, method, date, trace, originator, payee, List.copyOf(others));
    }
  }

  /** A CLP with what follows it. */
  record Clp(
      String pcn,
      String status,
      long charge,
      long paid,
      String icn,
      Names names,
      List<String> remarks,
      LocalDate date,
      List<Cas> adjustments,
      List<Svc> lines) {
    @Override
    public String toString() {
      return "CLP %s %s %d %d #%s %s %s %s %s %s"
          .formatted(pcn, status, charge, paid, icn, names, remarks, date, adjustments, lines);
    }

    boolean isReversal() {
      return status.equals("22") && paid <= 0;
    }

    String control() {
      return pcn.strip().toUpperCase(Locale.ROOT).replaceFirst("^0+", "");
    }

    String content() {
      return control() + "|" + status + "|" + charge + "|" + paid + "|" + icn + "|" + said();
    }

    private String said() {
      return Stream.concat(
              adjustments.stream().map(Cas::toString),
              lines.stream().map(l -> l.code() + l.charge() + "/" + l.paid() + l.adjustments()))
          .sorted()
          .collect(Collectors.joining(","));
    }
  }

  /** NM1 QC, 74, 82 and TT of a claim; what is not said is null. */
  record Names(
      String last, String first, String member, String corrected, String npi, boolean crossover) {
    @Override
    public String toString() {
      return last
          + ","
          + first
          + ","
          + member
          + (corrected == null ? "" : " now " + corrected)
          + " by "
          + npi
          + (crossover ? " TT" : "");
    }
  }

  /** An SVC with what follows it: SVC01 or, where it was changed, what was billed as SVC06 too. */
  record Svc(
      String code,
      String modifiers,
      String billed,
      long charge,
      long paid,
      LocalDate date,
      String number,
      List<Cas> adjustments,
      List<String> remarks) {
    @Override
    public String toString() {
      return "SVC %s-%s%s %d %d %s 6R %s %s %s"
          .formatted(
              code,
              modifiers,
              billed == null ? "" : " for " + billed,
              charge,
              paid,
              date,
              number,
              adjustments,
              remarks);
    }
  }

  /** One triplet of a CAS. */
  record Cas(String group, String reason, long cents) {
    @Override
    public String toString() {
      return group + "-" + reason + " " + cents;
    }
  }

  static String text(File file) {
    List<String> out = new ArrayList<>();
    out.add(
        "ISA*00*          *00*          *ZZ*PAYER          *ZZ*US             *260101*0000*^*00501*"
            + file.control()
            + "*0*"
            + (file.test() ? "T" : "P")
            + "*:");
    out.add("GS*HP*PAYER*US*20260101*0000*1*X*005010X221A1");
    int number = 0;
    for (Payment payment : file.payments()) {
      int from = out.size();
      String st = String.format("%04d", ++number);
      out.add("ST*835*" + st);
      payment(out, payment);
      out.add("SE*" + (out.size() - from + 1) + "*" + st);
    }
    out.add("GE*" + number + "*1");
    out.add("IEA*1*" + file.control());
    return out.stream().map(s -> s + "~").collect(Collectors.joining());
  }

  private static void payment(List<String> out, Payment p) {
    String day = DAY.format(p.date());
    out.add(
        segment(
            "BPR",
            p.handling(),
            dollars(p.amount()),
            p.sign(),
            p.method(),
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            day));
    out.add(segment("TRN", "1", p.trace(), p.originator()));
    out.add(segment("DTM", "405", day));
    out.add(segment("N1", "PR", "PAYER"));
    out.add("N3*1 WAY");
    out.add("N4*ALBANY*NY*12201");
    out.add("PER*BL*DESK*TE*5185550100");
    out.add(segment("N1", "PE", "US", "XX", p.payee()));
    out.add("LX*1");
    p.clps().forEach(clp -> clp(out, clp));
  }

  private static void clp(List<String> out, Clp clp) {
    out.add(
        segment(
            "CLP",
            clp.pcn(),
            clp.status(),
            dollars(clp.charge()),
            dollars(clp.paid()),
            "",
            "12",
            clp.icn(),
            "11",
            "1"));
    clp.adjustments().forEach(cas -> out.add(cas(cas)));
    Names n = clp.names();
    if (n.last() != null) {
      out.add(segment("NM1", "QC", "1", n.last(), n.first(), "", "", "", "MI", n.member()));
    }
    if (n.corrected() != null) {
      out.add(segment("NM1", "74", "1", "", "", "", "", "", "C", n.corrected()));
    }
    if (n.npi() != null) {
      out.add(segment("NM1", "82", "1", "", "", "", "", "", "XX", n.npi()));
    }
    if (n.crossover()) {
      out.add(segment("NM1", "TT", "2", "ANOTHER MUTUAL", "", "", "", "", "PI", "AM001"));
    }
    if (!clp.remarks().isEmpty()) {
      out.add(segment("MOA", "", "", String.join("*", clp.remarks())));
    }
    if (clp.date() != null) {
      out.add(segment("DTM", "232", DAY.format(clp.date())));
    }
    clp.lines().forEach(svc -> svc(out, svc));
  }

  private static void svc(List<String> out, Svc svc) {
    out.add(
        segment(
            "SVC",
            "HC:" + svc.code() + (svc.modifiers().isEmpty() ? "" : ":" + svc.modifiers()),
            dollars(svc.charge()),
            dollars(svc.paid()),
            "",
            "1",
            svc.billed() == null ? "" : "HC:" + svc.billed()));
    if (svc.date() != null) {
      out.add(segment("DTM", "472", DAY.format(svc.date())));
    }
    svc.adjustments().forEach(cas -> out.add(cas(cas)));
    if (svc.number() != null) {
      out.add(segment("REF", "6R", svc.number()));
    }
    svc.remarks().forEach(remark -> out.add(segment("LQ", "HE", remark)));
  }

  private static String cas(Cas cas) {
    return segment("CAS", cas.group(), cas.reason(), dollars(cas.cents()));
  }

  private static String segment(String... elements) {
    return Arrays.stream(elements)
        .map(e -> Objects.requireNonNullElse(e, ""))
        .collect(Collectors.joining("*"))
        .replaceAll("\\*+$", "");
  }

  static String dollars(long cents) {
    long size = Math.abs(cents);
    String whole = (cents < 0 ? "-" : "") + size / 100;
    return size % 100 == 0 ? whole : whole + String.format(".%02d", size % 100);
  }
}
