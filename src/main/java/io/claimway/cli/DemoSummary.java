package io.claimway.cli;

import io.claimway.money.Cents;
import io.claimway.postgres.proof.Proof;
import io.claimway.postgres.read.BookSummary;
import io.claimway.postgres.read.BookSummary.RejectedGroup;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a demo has come to: figures of the whole book, its proof, and what can be tried next. */
record DemoSummary(
    DemoBook book, BookSummary figures, int checks, long broken, List<RejectedGroup> rejected) {

  static DemoSummary read(Workplace workplace, DemoBook book) {
    List<Proof.Finding> findings = Proof.full(workplace.database(), List.of());
    return new DemoSummary(
        book,
        workplace.database().inTransaction(BookSummary::read),
        findings.size(),
        findings.stream().filter(finding -> !finding.holds()).count(),
        workplace.database().inTransaction(BookSummary::listRejected));
  }

  /** Prints one JSON object where that is asked for, else lines for a person. */
  void print(Workplace workplace) {
    if (workplace.json()) {
      workplace.printJson(json());
      return;
    }
    PrintWriter out = workplace.out();
    printFigures(out);
    printRejected(out);
    out.println("\nReport: " + workplace.settings().report().dir());
    printNextSteps(out, "jobs/claimway --state " + workplace.state());
    out.flush();
  }

  private void printFigures(PrintWriter out) {
    BookSummary f = figures;
    out.printf(
        "%n%d nights of %d sessions, seed %d%n", book.allNights(), f.sessions(), book.seed());
    out.printf(
        "  claims        %,d in %,d files; %,d sessions held%n", f.claims(), f.files(), f.held());
    out.printf(
        "  answered      %,d acknowledged, %,d rejected, %,d paid, %,d denied%n",
        f.claimsAcknowledged(), f.claimsRejected(), f.claimsPaid(), f.claimsDenied());
    out.printf("  charged       %s%n", Cents.dollars(f.chargeCents()));
    out.printf(
        "  remitted      %s, deposited %s, in suspense %s%n",
        Cents.dollars(f.remittedCents()),
        Cents.dollars(f.depositedCents()),
        Cents.dollars(f.suspenseCents()));
    out.printf("  patients owe  %s%n", Cents.dollars(f.patientCents()));
    out.printf("  paid out      %s in %,d payouts%n", Cents.dollars(f.paidOutCents()), f.payouts());
    out.printf("  proved        %d invariants, %d broken%n", checks, broken);
    out.printf("  outbound      sha256 %s%n", f.outboundSha256());
    out.printf("  ledger        sha256 %s%n", f.ledgerSha256());
  }

  private void printRejected(PrintWriter out) {
    if (rejected.isEmpty()) {
      return;
    }
    out.println("\nRejected claims that can be tried again:");
    for (RejectedGroup group : rejected) {
      out.printf(
          "  %-6s %-12s %-18s %3d claims %12s  e.g. %s%n",
          group.source(),
          group.codes(),
          group.payer(),
          group.claims(),
          Cents.dollars(group.cents()),
          group.example());
    }
  }

  private void printNextSteps(PrintWriter out, String launcher) {
    String answer = rejected.isEmpty() ? "A7:145" : '"' + rejected.get(0).codes() + '"';
    out.println("\nTry next:");
    out.println("  " + launcher + " prove");
    out.println("  " + launcher + " replay plan --answer " + answer);
    out.println("  " + launcher + " demo --more-nights 8");
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", book.seed());
    json.put("nights", book.allNights());
    json.put("sessions", figures.sessions());
    json.put("claims", figures.claims());
    json.put("held", figures.held());
    json.put("files", figures.files());
    json.put("claimsAcknowledged", figures.claimsAcknowledged());
    json.put("claimsRejected", figures.claimsRejected());
    json.put("claimsPaid", figures.claimsPaid());
    json.put("claimsDenied", figures.claimsDenied());
    json.put("chargeCents", figures.chargeCents());
    json.put("remittedCents", figures.remittedCents());
    json.put("depositedCents", figures.depositedCents());
    json.put("suspenseCents", figures.suspenseCents());
    json.put("patientCents", figures.patientCents());
    json.put("paidOutCents", figures.paidOutCents());
    json.put("payouts", figures.payouts());
    Map<String, Object> prove = new LinkedHashMap<>();
    prove.put("checks", checks);
    prove.put("broken", broken);
    json.put("prove", prove);
    json.put("outboundSha256", figures.outboundSha256());
    json.put("ledgerSha256", figures.ledgerSha256());
    json.put("ledgerMeaningSha256", figures.ledgerMeaningSha256());
    return json;
  }
}
