package io.claimway.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the X12 text of an 835 into what it says; it trusts counts and control numbers. */
final class Told835 {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final List<Told.Payment> payments = new ArrayList<>();
  private final String element;
  private final String component;
  private String control;
  private boolean test;

  private String[] bpr;
  private String trace;
  private String originator;
  private String payee;
  private List<Told.Clp> clps;
  private boolean inLine;

  private Told835(String element, String component) {
    this.element = element;
    this.component = component;
  }

  static Told.File read(String text) {
    Told835 reader = new Told835(text.substring(3, 4), text.substring(104, 105));
    for (String segment : text.split(Pattern.quote(text.substring(105, 106)), -1)) {
      String[] e = segment.strip().split(Pattern.quote(reader.element), -1);
      reader.take(e[0], e);
    }
    return new Told.File(reader.control, reader.test, reader.payments);
  }

  private void take(String id, String[] e) {
    switch (id) {
      case "ISA" -> {
        control = e[13];
        test = e[15].equals("T");
      }
      case "ST" -> clps = new ArrayList<>();
      case "BPR" -> bpr = e;
      case "TRN" -> {
        trace = e[2];
        originator = at(e, 3);
      }
      case "N1" -> payee = e[1].equals("PE") ? at(e, 4) : payee;
      case "CLP" -> clp(e);
      case "SVC" -> svc(e);
      case "CAS" -> cas(e);
      case "NM1" -> name(e);
      case "MOA" -> {
        for (int i = 3; i < e.length; i++) {
          last().remarks().add(e[i]);
        }
      }
      case "LQ" -> line().remarks().add(e[2]);
      case "REF" -> {
        if (inLine && e[1].equals("6R")) {
          Told.Svc l = line();
          line(
              new Told.Svc(
                  l.code(),
                  l.modifiers(),
                  l.billed(),
                  l.charge(),
                  l.paid(),
                  l.date(),
                  e[2],
                  l.adjustments(),
                  l.remarks()));
        }
      }
      case "DTM" -> date(e);
      case "SE" ->
          payments.add(
              new Told.Payment(
                  bpr[1],
                  cents(bpr[2]),
                  bpr[3],
                  bpr[4],
                  day(bpr[16]),
                  trace,
                  originator,
                  payee,
                  clps));
      default -> {}
    }
  }

  private void clp(String[] e) {
    inLine = false;
    Told.Names nobody = new Told.Names(null, null, null, null, null, false);
    clps.add(
        new Told.Clp(
            e[1],
            e[2],
            cents(e[3]),
            cents(e[4]),
            at(e, 7),
            nobody,
            new ArrayList<>(),
            null,
            new ArrayList<>(),
            new ArrayList<>()));
  }

  private void svc(String[] e) {
    inLine = true;
    String[] code = e[1].split(Pattern.quote(component), 3);
    String billed = at(e, 6).isEmpty() ? null : e[6].split(Pattern.quote(component), -1)[1];
    last()
        .lines()
        .add(
            new Told.Svc(
                code[1],
                code.length > 2 ? code[2] : "",
                billed,
                cents(e[2]),
                cents(e[3]),
                null,
                null,
                new ArrayList<>(),
                new ArrayList<>()));
  }

  private void cas(String[] e) {
    List<Told.Cas> to = inLine ? line().adjustments() : last().adjustments();
    for (int i = 2; i + 1 < e.length; i += 3) {
      if (!e[i].isEmpty()) {
        to.add(new Told.Cas(e[1], e[i], cents(e[i + 1])));
      }
    }
  }

  private void name(String[] e) {
    Told.Names n = last().names();
    String id = at(e, 9).isEmpty() ? null : at(e, 9);
    Told.Names named =
        switch (e[1]) {
          case "QC" ->
              new Told.Names(at(e, 3), at(e, 4), id, n.corrected(), n.npi(), n.crossover());
          case "74" -> new Told.Names(n.last(), n.first(), n.member(), id, n.npi(), n.crossover());
          case "82" ->
              new Told.Names(n.last(), n.first(), n.member(), n.corrected(), id, n.crossover());
          case "TT" ->
              new Told.Names(n.last(), n.first(), n.member(), n.corrected(), n.npi(), true);
          default -> n;
        };
    last(named, last().date());
  }

  private void date(String[] e) {
    if (inLine && e[1].equals("472")) {
      Told.Svc l = line();
      line(
          new Told.Svc(
              l.code(),
              l.modifiers(),
              l.billed(),
              l.charge(),
              l.paid(),
              day(e[2]),
              l.number(),
              l.adjustments(),
              l.remarks()));
    } else if (!inLine && e[1].equals("232")) {
      last(last().names(), day(e[2]));
    }
  }

  private Told.Clp last() {
    return clps.get(clps.size() - 1);
  }

  private void last(Told.Names names, LocalDate date) {
    Told.Clp c = last();
    clps.set(
        clps.size() - 1,
        new Told.Clp(
            c.pcn(),
            c.status(),
            c.charge(),
            c.paid(),
            c.icn(),
            names,
            c.remarks(),
            date,
            c.adjustments(),
            c.lines()));
  }

  private Told.Svc line() {
    List<Told.Svc> lines = last().lines();
    return lines.get(lines.size() - 1);
  }

  private void line(Told.Svc changed) {
    List<Told.Svc> lines = last().lines();
    lines.set(lines.size() - 1, changed);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static long cents(String text) {
    return text.isBlank() ? 0 : new BigDecimal(text.strip()).multiply(HUNDRED).longValueExact();
  }

  private static String at(String[] e, int place) {
    return place < e.length ? e[place].strip() : "";
  }
}
