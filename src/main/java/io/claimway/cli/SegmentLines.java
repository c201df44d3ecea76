package io.claimway.cli;

import io.claimway.money.Cents;
import io.claimway.x12.Segment;
import io.claimway.x12.check.Balance;
import io.claimway.x12.check.RemittanceBalance;
import java.io.PrintWriter;
import java.util.Map;

/** Prints the segments of a transaction that a person asks about, personal data masked. */
final class SegmentLines {
  private static final Map<String, String> PARTIES =
      Map.ofEntries(
          Map.entry("41", "submitter"),
          Map.entry("40", "receiver"),
          Map.entry("85", "billing provider"),
          Map.entry("87", "pay-to address"),
          Map.entry("PR", "payer"),
          Map.entry("PE", "payee"),
          Map.entry("82", "rendering provider"),
          Map.entry("77", "service facility"),
          Map.entry("DQ", "supervising provider"),
          Map.entry("DN", "referring provider"),
          Map.entry("1P", "provider"),
          Map.entry("IL", "subscriber"),
          Map.entry("QC", "patient"),
          Map.entry("03", "dependent"),
          Map.entry("74", "corrected patient"),
          Map.entry("TT", "crossover payer"));

  private final PrintWriter out;
  private final boolean phi;
  private final int limit;
  private final RemittanceBalance balance = new RemittanceBalance((code, stated, computed) -> {});
  private String kind = "";
  private long claims;
  private long chargeCents;
  private long paidCents;

  SegmentLines(PrintWriter out, boolean phi, int limit) {
    this.out = out;
    this.phi = phi;
    this.limit = limit;
  }

  void begin(String newKind) {
    kind = newKind;
    claims = 0;
    chargeCents = 0;
    paidCents = 0;
    balance.begin();
  }

  void segment(Segment s) {
    if (kind.equals("835")) {
      balance.segment(s);
    }
    if (s.is("CLM")) {
      claims++;
      chargeCents += cents(s, 2);
    } else if (s.is("CLP")) {
      claims++;
      chargeCents += cents(s, 3);
      paidCents += cents(s, 4);
    } else if (s.is("EQ") || s.is("EB") || (s.is("TRN") && !kind.equals("835"))) {
      claims++;
    } else if (s.is("PLB")) {
      providerAdjustment(s);
      return;
    }
    if (claims <= limit) {
      line(s);
    }
  }

  void end() {
    if (claims > limit) {
      out.println("      ... " + (claims - limit) + " more");
    }
    if (kind.startsWith("837")) {
      out.printf("      %d claims, charges %s%n", claims, Cents.dollars(chargeCents));
    } else if (kind.equals("835")) {
      balance.end();
      out.printf(
          "      %d claims, charges %s, paid %s, %s%n",
          claims, Cents.dollars(chargeCents), Cents.dollars(paidCents), balanced(balance.result()));
    }
  }

  private static String balanced(Balance result) {
    if (result.differenceCents() == null) {
      return "nothing to balance";
    }
    return result.holds()
        ? "balanced"
        : "OUT OF BALANCE by " + Cents.dollars(result.differenceCents());
  }

  private void line(Segment s) {
    switch (s.id()) {
      case "BPR" ->
          say(String.format("Payment %s by %s on %s", money(s, 2), s.element(4), s.element(16)));
      case "TRN" -> say(String.format("Trace %s%s", s.element(2), of(s.element(3))));
      case "N1" -> say(String.format("%s: %s %s", party(s.element(1)), s.element(2), s.element(4)));
      case "NM1" -> name(s);
      case "CLM" ->
          say(
              String.format(
                  "Claim %s, charge %s, place %s, frequency %s",
                  s.element(1), money(s, 2), s.component(5, 1), s.component(5, 3)));
      case "SV1", "SV2", "SV3" -> serviceLine(s);
      case "HI" -> say(String.format("  Diagnoses: %s", masked(s.element(1))));
      case "CLP" ->
          say(
              String.format(
                  "Claim %s, status %s, charge %s, paid %s, patient %s, payer's number %s",
                  s.element(1), s.element(2), money(s, 3), money(s, 4), money(s, 5), s.element(7)));
      case "SVC" ->
          say(
              String.format(
                  "  Service %s, charge %s, paid %s", s.element(1), money(s, 2), money(s, 3)));
      case "CAS" ->
          say(String.format("    Adjustment %s-%s %s", s.element(1), s.element(2), money(s, 3)));
      case "EQ" -> say(String.format("  Asks for %s", s.element(1)));
      case "EB" ->
          say(
              String.format(
                  "  Benefit %s, service %s%s%s",
                  s.element(1),
                  s.element(3),
                  s.has(7) ? ", " + money(s, 7) : "",
                  s.has(8) ? ", share " + s.element(8) : ""));
      case "AAA" -> say(String.format("  Rejected: %s, follow-up %s", s.element(3), s.element(4)));
      case "STC" ->
          say(String.format("  Status %s, %s %s", s.element(1), s.element(3), money(s, 4)));
      case "AK1" -> say(String.format("Answers group %s %s", s.element(1), s.element(2)));
      case "AK2" -> say(String.format("Answers transaction %s %s", s.element(1), s.element(2)));
      case "IK3", "AK3" ->
          say(
              String.format(
                  "  Segment %s at %s: error %s", s.element(1), s.element(2), s.element(4)));
      case "IK4", "AK4" ->
          say(String.format("    Element %s: error %s", s.element(1), s.element(3)));
      case "IK5", "AK5" -> say(String.format("  Transaction %s", s.element(1)));
      case "AK9" ->
          say(
              String.format(
                  "Group %s: %s included, %s received, %s accepted",
                  s.element(1), s.element(2), s.element(3), s.element(4)));
      case "HL" -> {
        if (s.is(3, "20") || s.is(3, "22") || s.is(3, "23") || s.is(3, "PT")) {
          out.println("      ----");
        }
      }
      default -> {
        // Everything else is for x12 check.
      }
    }
  }

  private void serviceLine(Segment s) {
    boolean institutional = s.is("SV2");
    say(
        String.format(
            "  Service %s, charge %s, units %s",
            s.element(institutional ? 2 : 1),
            money(s, institutional ? 3 : 2),
            s.element(institutional ? 5 : 4)));
  }

  private void providerAdjustment(Segment s) {
    for (int e = 3; e <= s.elementCount(); e += 2) {
      say(String.format("Provider adjustment %s %s", s.component(e, 1), money(s, e + 1)));
    }
  }

  /** Organizations are shown; persons only when asked for. */
  private void name(Segment s) {
    boolean person = s.is(2, "1");
    String name = s.element(3) + (s.has(4) ? ", " + s.element(4) : "");
    say(
        String.format(
            "%s: %s %s",
            party(s.element(1)),
            person ? masked(name) : name,
            person && !s.is(8, "XX") ? masked(s.element(9)) : s.element(9)));
  }

  private static String party(String code) {
    return PARTIES.getOrDefault(code, "party " + code);
  }

  private String masked(String value) {
    return phi || value.isEmpty() ? value : "***";
  }

  private static String of(String payer) {
    return payer.isEmpty() ? "" : " of " + payer;
  }

  private static long cents(Segment s, int element) {
    return s.isAmount(element) ? s.cents(element) : 0;
  }

  private static String money(Segment s, int element) {
    return s.isAmount(element) ? Cents.dollars(s.cents(element)) : s.element(element);
  }

  private void say(String line) {
    out.println(("      " + line).stripTrailing());
  }
}
