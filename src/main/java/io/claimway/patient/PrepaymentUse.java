package io.claimway.patient;

import io.claimway.ledger.Transfer;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides, for one client, which charge pays which share: a charge pays the shares of its session,
 * as far as it and they go. Where either becomes less, what was applied last is taken back first.
 * What is left of a session that no payer has to decide on any more is the client's credit.
 */
public final class PrepaymentUse {
  private final String client;
  private final LocalDate night;
  private final List<ChargeLeft> charges;
  private final List<ClientShare> shares;
  private final List<AppliedPrepayment> standing = new ArrayList<>();
  private final Map<String, Integer> lastSeq = new HashMap<>();
  private final Map<String, Long> free = new HashMap<>();
  private final Map<ClientShare.Of, Long> owed = new HashMap<>();
  private final List<AppliedPrepayment> decided = new ArrayList<>();
  private final List<Transfer> transfers = new ArrayList<>();

  private PrepaymentUse(
      String client,
      LocalDate night,
      Collection<ChargeLeft> charges,
      Collection<ClientShare> shares,
      Collection<AppliedPrepayment> applied) {
    this.client = client;
    this.night = night;
    this.charges =
        charges.stream()
            .sorted(
                Comparator.comparing(ChargeLeft::effectiveOn).thenComparing(ChargeLeft::chargeId))
            .toList();
    this.shares =
        shares.stream()
            .sorted(
                Comparator.comparing(ClientShare::serviceDate)
                    .thenComparingLong(ClientShare::claimId))
            .toList();
    charges.forEach(charge -> free.put(charge.chargeId(), charge.cents()));
    shares.forEach(share -> owed.put(share.of(), share.openCents()));
    for (AppliedPrepayment each : applied) {
      lastSeq.merge(each.chargeId(), each.seq(), Math::max);
      free.merge(each.chargeId(), -each.signedCents(), Long::sum);
      boolean undone =
          each.undoes() != null
              || applied.stream()
                  .anyMatch(
                      other ->
                          other.undoes() != null
                              && other.undoes() == each.seq()
                              && other.chargeId().equals(each.chargeId()));
      if (!undone) {
        standing.add(each);
      }
    }
  }

  /**
   * What is decided of a client.
   *
   * @param balances how the client then stands, by session, in their order
   */
  public record Decided(
      List<AppliedPrepayment> applied, List<Transfer> transfers, List<SessionBalance> balances) {
    public Decided {
      applied = List.copyOf(applied);
      transfers = List.copyOf(transfers);
      balances = List.copyOf(balances);
    }
  }

  /**
   * Decides.
   *
   * @param applied all that was ever applied and taken back
   */
  public static Decided decide(
      String client,
      LocalDate night,
      Collection<ChargeLeft> charges,
      Collection<ClientShare> shares,
      Collection<AppliedPrepayment> applied) {
    return new PrepaymentUse(client, night, charges, shares, applied).decide();
  }

  /** What a person looks at where money of a client is left over. */
  public static WorkItem credit(SessionBalance balance) {
    return WorkItem.of(
        creditKey(balance.sessionId()),
        "session " + balance.sessionId(),
        "the client paid more than the share that is final",
        balance.creditCents());
  }

  /** By which the credit of a session is known again. */
  public static WorkItemKey creditKey(String sessionId) {
    return WorkItemKey.of(WorkItemKind.PATIENT_CREDIT, sessionId);
  }

  private Decided decide() {
    for (int last = standing.size() - 1; last >= 0; last--) {
      AppliedPrepayment each = standing.get(last);
      if (owed.getOrDefault(each.share(), 0L) < 0 || free.getOrDefault(each.chargeId(), 0L) < 0) {
        add(each.undone(nextSeq(each.chargeId()), night), each);
      }
    }
    for (ChargeLeft charge : charges) {
      for (ClientShare share : shares) {
        long cents =
            share.sessionId().equals(charge.sessionId())
                ? Math.min(free.get(charge.chargeId()), owed.get(share.of()))
                : 0;
        if (cents > 0) {
          add(
              new AppliedPrepayment(
                  charge.chargeId(),
                  nextSeq(charge.chargeId()),
                  share.claimId(),
                  charge.clientId(),
                  charge.sessionId(),
                  charge.billingEntity(),
                  share.billingEntity(),
                  share.serviceDate(),
                  night,
                  cents,
                  null),
              null);
        }
      }
    }
    return new Decided(decided, transfers, balances());
  }

  private int nextSeq(String chargeId) {
    return lastSeq.merge(chargeId, 1, Integer::sum);
  }

  private void add(AppliedPrepayment applied, AppliedPrepayment takenBack) {
    decided.add(applied);
    transfers.addAll(applied.transfers(takenBack));
    free.merge(applied.chargeId(), -applied.signedCents(), Long::sum);
    owed.merge(applied.share(), -applied.signedCents(), Long::sum);
  }

  private List<SessionBalance> balances() {
    Map<String, Long> charged = new TreeMap<>();
    charges.forEach(each -> charged.merge(each.sessionId(), each.cents(), Long::sum));
    shares.forEach(each -> charged.merge(each.sessionId(), 0L, Long::sum));
    Map<String, Long> left = new HashMap<>();
    charges.forEach(each -> left.merge(each.sessionId(), free.get(each.chargeId()), Long::sum));
    List<SessionBalance> balances = new ArrayList<>();
    charged.forEach(
        (session, cents) -> {
          List<ClientShare> its =
              shares.stream().filter(share -> share.sessionId().equals(session)).toList();
          long paid = cents - left.getOrDefault(session, 0L);
          long open = its.stream().mapToLong(share -> owed.get(share.of())).sum();
          boolean decidedOn =
              !its.isEmpty() && its.stream().allMatch(share -> share.undecidedCents() == 0);
          balances.add(new SessionBalance(session, client, open + paid, cents, paid, decidedOn));
        });
    return balances;
  }
}
