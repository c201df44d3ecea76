package io.claimway.simulator.payer.adjudication;

import io.claimway.money.Cents;
import io.claimway.simulator.payer.intake.ReceivedClaim;
import io.claimway.simulator.payer.intake.ReceivedLine;
import io.claimway.simulator.payer.partner.PayerProgram;
import io.claimway.simulator.payer.partner.RegistryIndex;
import io.claimway.simulator.payer.registry.BenefitPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Decides what a payer pays for a claim: its fees, then the member's deductible, copay and
 * coinsurance, then sequestration.
 */
final class Adjudicator {

  private final RegistryIndex registry;
  private final DeductibleBook deductibles;

  Adjudicator(RegistryIndex registry, DeductibleBook deductibles) {
    this.registry = registry;
    this.deductibles = deductibles;
  }

  /** Decides and takes the deductible that the decision uses up. */
  AdvisedClaim decide(
      ClaimOnFile file,
      Outcome outcome,
      String controlNumber,
      String claimNumber,
      boolean withModifiers) {
    List<AdvisedLine> lines =
        file.claim().responsibility().equals("P")
            ? asFirstPayer(file, outcome)
            : afterAnotherPayer(file, outcome);
    boolean denied = outcome.kind() == Outcome.Kind.DENIAL;
    String status =
        denied && !outcome.unprocessable()
            ? "4"
            : file.claim().responsibility().equals("P") ? "1" : "2";
    AdvisedClaim advised =
        new AdvisedClaim(
            file.claim(),
            file.receivedOn(),
            controlNumber,
            status,
            claimNumber,
            file.claim().frequency(),
            outcome.claimRemark(),
            "",
            "",
            withModifiers,
            null,
            file.replaces() == null ? "" : file.replaces().claim().controlNumber(),
            lines);
    deductibles.use(file.member(), yearOf(file), advised.deductibleCents());
    return advised;
  }

  private List<AdvisedLine> asFirstPayer(ClaimOnFile file, Outcome outcome) {
    CostShare share = new CostShare(file);
    List<AdvisedLine> advised = new ArrayList<>();
    List<ReceivedLine> lines = file.claim().lines();
    for (int i = 0; i < lines.size(); i++) {
      ReceivedLine line = lines.get(i);
      boolean lastOfSeveral = lines.size() > 1 && i == lines.size() - 1;
      if (outcome.kind() == Outcome.Kind.DENIAL) {
        advised.add(denied(line, outcome.group(), outcome.reason(), outcome.lineRemark()));
      } else if (outcome.kind() == Outcome.Kind.PART_DENIAL && lastOfSeveral) {
        advised.add(denied(line, "CO", "97", "M15"));
      } else {
        boolean halve = outcome.kind() == Outcome.Kind.PART_DENIAL && lines.size() == 1;
        advised.add(byBenefits(file, line, outcome, halve, share));
      }
    }
    return advised;
  }

  private AdvisedLine byBenefits(
      ClaimOnFile file, ReceivedLine line, Outcome outcome, boolean halve, CostShare share) {
    OptionalLong fee =
        registry.fee(file.payer().slug(), file.group().state(), file.licence(), line.code());
    if (fee.isEmpty()) {
      return denied(line, "CO", "147", "");
    }
    long allowed = Cents.share(fee.getAsLong() * line.units(), outcome.allowedPercent(), 100);
    allowed = Math.min(allowed, line.chargeCents());
    List<AdvisedAmount> amounts = new ArrayList<>();
    add(amounts, "CO", "45", line.chargeCents() - allowed);
    long open = allowed;
    if (halve) {
      long refused = allowed / 2;
      add(amounts, outcome.group(), outcome.reason(), refused);
      open -= refused;
    }
    open -= share.take(open, amounts);
    if (file.payer().program() == PayerProgram.MEDICARE) {
      long sequestered = Cents.share(open, 2, 100);
      add(amounts, "CO", "253", sequestered);
      open -= sequestered;
    }
    return new AdvisedLine(
        line, line.chargeCents(), open, allowed, agreed(file, line), "", amounts);
  }

  private long agreed(ClaimOnFile file, ReceivedLine line) {
    long agreed =
        registry
                .agreed(file.payer().slug(), file.group().state(), file.licence(), line.code())
                .orElse(0)
            * line.units();
    return Math.min(agreed, line.chargeCents());
  }

  /** Pays what the payer before left to the patient; its effect is OA-23. */
  private List<AdvisedLine> afterAnotherPayer(ClaimOnFile file, Outcome outcome) {
    ReceivedClaim claim = file.claim();
    long left = Math.max(0, Math.min(claim.remainingShareCents(), claim.chargeCents()));
    List<AdvisedLine> advised = new ArrayList<>();
    for (ReceivedLine line : claim.lines()) {
      if (outcome.kind() == Outcome.Kind.DENIAL) {
        advised.add(denied(line, outcome.group(), outcome.reason(), outcome.lineRemark()));
        continue;
      }
      long paid = Math.min(left, line.chargeCents());
      left -= paid;
      List<AdvisedAmount> amounts = new ArrayList<>();
      add(amounts, "OA", "23", line.chargeCents() - paid);
      advised.add(new AdvisedLine(line, line.chargeCents(), paid, paid, 0, "", amounts));
    }
    return advised;
  }

  /** Pays, as another payer, what the first left to the patient. */
  static AdvisedClaim decideSecond(ClaimOnFile file, AdvisedClaim first) {
    List<AdvisedLine> lines = new ArrayList<>();
    for (AdvisedLine line : first.lines()) {
      long left = line.sum("PR");
      List<AdvisedAmount> amounts = new ArrayList<>();
      add(amounts, "OA", "23", line.chargeCents() - left);
      lines.add(new AdvisedLine(line.line(), line.chargeCents(), left, left, 0, "", amounts));
    }
    return new AdvisedClaim(
        file.claim(),
        file.receivedOn(),
        first.claim().controlNumber(),
        "2",
        file.claimNumber(),
        file.claim().frequency(),
        "",
        "",
        "",
        true,
        null,
        "",
        lines);
  }

  private static AdvisedLine denied(ReceivedLine line, String group, String reason, String remark) {
    return new AdvisedLine(
        line,
        line.chargeCents(),
        0,
        -1,
        0,
        remark,
        List.of(new AdvisedAmount(group, reason, line.chargeCents())));
  }

  private static void add(List<AdvisedAmount> amounts, String group, String reason, long cents) {
    if (cents != 0) {
      amounts.add(new AdvisedAmount(group, reason, cents));
    }
  }

  /** Gives the deductible of a reversed decision back to the member. */
  void undo(ClaimOnFile file) {
    deductibles.use(file.member(), yearOf(file), -file.decision().deductibleCents());
  }

  private static int yearOf(ClaimOnFile file) {
    return file.claim().firstDay().getYear();
  }

  /** What the member still owes of one claim while its lines are decided. */
  private final class CostShare {
    private long deductible;
    private long copay;
    private int coinsurancePercent;

    CostShare(ClaimOnFile file) {
      BenefitPlan plan = registry.plan(file.member()).orElse(null);
      if (plan == null || file.payer().program() == PayerProgram.MEDICAID) {
        return;
      }
      deductible =
          Math.max(0, plan.deductibleCents() - deductibles.used(file.member(), yearOf(file)));
      copay = plan.copayCents();
      coinsurancePercent = plan.coinsurancePercent();
    }

    long take(long open, List<AdvisedAmount> amounts) {
      long toDeductible = Math.min(open, deductible);
      deductible -= toDeductible;
      add(amounts, "PR", "1", toDeductible);
      long toCopay = Math.min(open - toDeductible, copay);
      copay -= toCopay;
      add(amounts, "PR", "3", toCopay);
      long toCoinsurance = Cents.share(open - toDeductible - toCopay, coinsurancePercent, 100);
      add(amounts, "PR", "2", toCoinsurance);
      return toDeductible + toCopay + toCoinsurance;
    }
  }
}
