package io.claimway.report;

import io.claimway.postgres.read.NightFigures;
import io.claimway.postgres.read.WorkReader;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that a night's page shows, ready to be laid out; cents and counts only, nobody's name.
 */
public record NightReport(
    LocalDate businessDate,
    String runId,
    List<NightFigures.StageTotals> flow,
    List<NightFigures.PayerNight> payers,
    List<NightFigures.OpenHold> holds,
    List<NightFigures.Refusal> rejections,
    List<NightFigures.Refusal> denials,
    List<NightFigures.MoneyDay> money,
    List<NightFigures.Balance> balances,
    List<NightFigures.FileGroup> files,
    List<WorkReader.OpenWork> work,
    List<NightFigures.ProvedInvariant> invariants) {

  public NightReport {
    flow = List.copyOf(flow);
    payers = List.copyOf(payers);
    holds = List.copyOf(holds);
    rejections = List.copyOf(rejections);
    denials = List.copyOf(denials);
    money = List.copyOf(money);
    balances = List.copyOf(balances);
    files = List.copyOf(files);
    work = List.copyOf(work);
    invariants = List.copyOf(invariants);
  }

  /** How many promises are broken. */
  public long broken() {
    return invariants.stream().filter(i -> i.broken() > 0).count();
  }

  /** The one line under the title: what a reader must know first. */
  public String headline() {
    if (broken() > 0) {
      return broken()
          + " of "
          + invariants.size()
          + " invariants are broken: no payout is released until they hold";
    }
    long items = work.stream().mapToLong(WorkReader.OpenWork::items).sum();
    long held = holds.stream().mapToLong(NightFigures.OpenHold::sessions).sum();
    String proved = "all " + invariants.size() + " invariants hold";
    return items + held == 0
        ? proved
        : proved + "; " + items + " work items are open and " + held + " sessions are held";
  }

  /** Today's row of the money series, zero where nothing is booked. */
  public NightFigures.MoneyDay today() {
    return money.stream()
        .filter(day -> day.date().equals(businessDate))
        .findFirst()
        .orElse(NightFigures.MoneyDay.none(businessDate));
  }
}
