package io.claimway.cli;

import io.claimway.money.Cents;
import io.claimway.postgres.BookSummary;
import io.claimway.postgres.Proof;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command that shows everything on a synthetic network: nights, payers, money, payouts, proof.
 */
@Command(
    name = "demo",
    description =
        "Run business nights of a synthetic network against simulated payers, on embedded"
            + " services.",
    footer = {"", "Example: jobs/claimway demo --sessions 600 --nights 34 --seed 7"})
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--sessions",
      paramLabel = "N",
      defaultValue = "600",
      description = "Sessions over all nights (default: 600).")
  private int sessions;

  @Option(
      names = "--nights",
      paramLabel = "N",
      defaultValue = "34",
      description = "Business nights (default: 34).")
  private int nights;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "7",
      description = "What the network and its troubles are drawn from (default: 7).")
  private long seed;

  @Option(
      names = "--faults",
      paramLabel = "none|some|all",
      defaultValue = "some",
      description = "How much goes wrong outside (default: some).")
  private String faults;

  /**
   * A Monday, so that 34 business nights hold two pay dates and the banks' holidays between them.
   */
  @Option(
      names = "--first-night",
      paramLabel = "DATE",
      defaultValue = "2026-01-05",
      description = "The first business night (default: 2026-01-05).")
  private LocalDate firstNight;

  @Option(
      names = "--more-nights",
      paramLabel = "N",
      description =
          "Run N further nights on the demo that is there: answers and corrections, no new"
              + " sessions.")
  private Integer moreNights;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      Path outside = Demo.outsideFolder(workplace);
      DemoBook book =
          moreNights == null
              ? DemoBook.open(
                  outside, new DemoBook(seed, sessions, nights, 0, faults, firstNight.toString()))
              : DemoBook.extend(outside, moreNights);
      int exitCode = new Demo(workplace, book).run();
      tell(workplace, book);
      return exitCode;
    }
  }

  private static void tell(Workplace workplace, DemoBook book) {
    BookSummary summary = workplace.database().inTransaction(BookSummary::read);
    List<Proof.Finding> findings = workplace.database().inTransaction(Proof::full);
    long broken = findings.stream().filter(finding -> !finding.holds()).count();
    Path report = workplace.settings().report().dir();
    if (workplace.json()) {
      workplace.printJson(json(book, summary, findings.size(), broken));
      return;
    }
    PrintWriter out = workplace.out();
    out.printf(
        "%n%d nights of %d sessions, seed %d%n", book.allNights(), summary.sessions(), book.seed());
    line(
        out,
        "claims",
        "%,d in %,d files; %,d sessions held",
        summary.claims(),
        summary.files(),
        summary.held());
    line(
        out,
        "answered",
        "%,d acknowledged, %,d rejected, %,d paid, %,d denied",
        summary.claimsAcknowledged(),
        summary.claimsRejected(),
        summary.claimsPaid(),
        summary.claimsDenied());
    line(out, "charged", "%s", Cents.dollars(summary.chargeCents()));
    line(
        out,
        "remitted",
        "%s, deposited %s, in suspense %s",
        Cents.dollars(summary.remittedCents()),
        Cents.dollars(summary.depositedCents()),
        Cents.dollars(summary.suspenseCents()));
    line(out, "patients owe", "%s", Cents.dollars(summary.patientCents()));
    line(
        out,
        "paid out",
        "%s in %,d payouts",
        Cents.dollars(summary.paidOutCents()),
        summary.payouts());
    line(out, "proved", "%d invariants, %d broken", findings.size(), broken);
    line(out, "outbound", "sha256 %s", summary.outboundSha256());
    line(out, "ledger", "sha256 %s", summary.ledgerSha256());
    List<BookSummary.RejectedGroup> rejected =
        workplace.database().inTransaction(BookSummary::listRejected);
    if (!rejected.isEmpty()) {
      out.println("\nRejected claims that can be tried again:");
      for (BookSummary.RejectedGroup group : rejected) {
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
    out.println("\nReport: " + report);
    out.println("\nTry next:");
    String launcher = "jobs/claimway --state " + workplace.state();
    out.println("  " + launcher + " prove");
    out.println(
        "  "
            + launcher
            + " replay plan --answer "
            + (rejected.isEmpty() ? "A7:145" : '"' + rejected.get(0).codes() + '"'));
    out.println("  " + launcher + " demo --more-nights 8");
    out.flush();
  }

  private static void line(PrintWriter out, String what, String format, Object... values) {
    out.printf("  %-13s " + format + "%n", prepend(what, values));
  }

  private static Object[] prepend(String what, Object[] values) {
    Object[] all = new Object[values.length + 1];
    all[0] = what;
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }

  private static Map<String, Object> json(DemoBook book, BookSummary s, int checks, long broken) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", book.seed());
    json.put("nights", book.allNights());
    json.put("sessions", s.sessions());
    json.put("claims", s.claims());
    json.put("held", s.held());
    json.put("files", s.files());
    json.put("claimsAcknowledged", s.claimsAcknowledged());
    json.put("claimsRejected", s.claimsRejected());
    json.put("claimsPaid", s.claimsPaid());
    json.put("claimsDenied", s.claimsDenied());
    json.put("chargeCents", s.chargeCents());
    json.put("remittedCents", s.remittedCents());
    json.put("depositedCents", s.depositedCents());
    json.put("suspenseCents", s.suspenseCents());
    json.put("patientCents", s.patientCents());
    json.put("paidOutCents", s.paidOutCents());
    json.put("payouts", s.payouts());
    Map<String, Object> prove = new LinkedHashMap<>();
    prove.put("checks", checks);
    prove.put("broken", broken);
    json.put("prove", prove);
    json.put("outboundSha256", s.outboundSha256());
    json.put("ledgerSha256", s.ledgerSha256());
    return json;
  }
}
