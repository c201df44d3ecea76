package io.claimway.patient;

import io.claimway.patient.WaitingPayment.Why;
import io.claimway.session.PatientPayment;
import io.claimway.session.PaymentKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which events of the card processor count. Events come in any order and any number of
 * times: one that speaks of another waits for it, and never more goes back to a client than was
 * charged.
 */
public final class PaymentPosting {
  /** Charges before what goes back, and that before what says that it did not. */
  private static final Comparator<ToldPayment> IN_TURN =
      Comparator.comparing((ToldPayment told) -> told.said().kind())
          .thenComparing(told -> told.said().recordedAt())
          .thenComparing(told -> told.said().paymentId());

  private final Map<String, CountedPayment> known = new HashMap<>();
  private final Map<String, Long> left = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final Set<String> settled = new HashSet<>();
  private final Set<String> closed;
  private final String billingEntity;

  private PaymentPosting(
      Collection<CountedPayment> known, Set<String> closed, String billingEntity) {
    this.closed = closed;
    this.billingEntity = billingEntity;
    known.forEach(this::count);
  }

  /** What counts from tonight on, in turn, and what waits. */
  public record Decided(List<CountedPayment> counted, List<WaitingPayment> waiting) {
    public Decided {
      counted = List.copyOf(counted);
      waiting = List.copyOf(waiting);
    }
  }

  /**
   * Decides.
   *
   * @param known all that counts of the charges that are spoken of
   * @param closed settlements that the bank has brought
   * @param billingEntity whose card account it is
   */
  public static Decided decide(
      Collection<ToldPayment> told,
      Collection<CountedPayment> known,
      Set<String> closed,
      String billingEntity) {
    return new PaymentPosting(known, closed, billingEntity).decide(told);
  }

  private Decided decide(Collection<ToldPayment> told) {
    List<ToldPayment> pending = new ArrayList<>(told.stream().sorted(IN_TURN).toList());
    List<CountedPayment> counted = new ArrayList<>();
    List<WaitingPayment> waiting = new ArrayList<>();
    for (int before = -1; before != counted.size(); ) {
      before = counted.size();
      waiting.clear();
      List<ToldPayment> again = new ArrayList<>();
      for (ToldPayment each : pending) {
        Optional<Why> why = obstacle(each);
        if (why.isPresent()) {
          waiting.add(new WaitingPayment(each.said(), why.get()));
          again.add(each);
        } else {
          CountedPayment now = counted(each.said());
          count(now);
          counted.add(now);
        }
      }
      pending = again;
    }
    return new Decided(counted, waiting);
  }

  private Optional<Why> obstacle(ToldPayment told) {
    PatientPayment said = told.said();
    if (said.kind() == PaymentKind.SETTLEMENT && closed.contains(said.settlement())) {
      return Optional.of(Why.SETTLEMENT_CLOSED);
    }
    if (said.isFeeAlone()) {
      return Optional.empty();
    }
    if (!told.clientKnown()) {
      return Optional.of(Why.UNKNOWN_CLIENT);
    }
    if (told.sessionClient() != null && !told.sessionClient().equals(said.clientId())) {
      return Optional.of(Why.ANOTHERS_SESSION);
    }
    return said.kind() == PaymentKind.CHARGE ? Optional.empty() : obstacleOfRelated(said);
  }

  private Optional<Why> obstacleOfRelated(PatientPayment said) {
    CountedPayment related = known.get(said.relatedPaymentId());
    if (related == null) {
      return Optional.of(Why.NOT_THERE);
    }
    if (!related.clientId().equals(said.clientId())
        || !related.sessionId().equals(said.sessionId())
        || !speaksOf(said.kind(), related.kind())) {
      return Optional.of(Why.OF_ANOTHER);
    }
    long there = Math.abs(related.cents());
    return switch (said.kind()) {
      case REFUND, CHARGEBACK ->
          said.cents() > left.get(related.paymentId())
              ? Optional.of(Why.ABOVE_CHARGE)
              : Optional.empty();
      case FAILURE -> {
        boolean whole =
            related.kind() == PaymentKind.CHARGE
                ? left.get(related.paymentId()) == there
                : !failed.contains(related.paymentId());
        yield whole && said.cents() == there ? Optional.empty() : Optional.of(Why.OTHER_AMOUNT);
      }
      case SETTLEMENT -> {
        if (settled.contains(related.paymentId())) {
          yield Optional.of(Why.SETTLED_BEFORE);
        }
        yield said.cents() == there ? Optional.empty() : Optional.of(Why.OTHER_AMOUNT);
      }
      case CHARGE -> Optional.empty();
    };
  }

  private static boolean speaksOf(PaymentKind kind, PaymentKind of) {
    return switch (kind) {
      case REFUND, CHARGEBACK -> of == PaymentKind.CHARGE;
      case FAILURE -> of != PaymentKind.FAILURE && of != PaymentKind.SETTLEMENT;
      case SETTLEMENT -> of != PaymentKind.SETTLEMENT;
      case CHARGE -> false;
    };
  }

  private CountedPayment counted(PatientPayment said) {
    CountedPayment related =
        said.relatedPaymentId() == null ? null : known.get(said.relatedPaymentId());
    return new CountedPayment(
        said.paymentId(),
        said.revision(),
        said.kind(),
        said.sessionId(),
        said.clientId(),
        said.relatedPaymentId(),
        related == null ? chargeOf(said) : related.chargeId(),
        said.kind() == PaymentKind.SETTLEMENT ? said.settlement() : null,
        moved(said, related),
        said.feeCents(),
        said.effectiveOn(),
        billingEntity);
  }

  private static String chargeOf(PatientPayment said) {
    return said.kind() == PaymentKind.CHARGE ? said.paymentId() : null;
  }

  private static long moved(PatientPayment said, CountedPayment related) {
    return switch (said.kind()) {
      case CHARGE -> said.cents();
      case REFUND, CHARGEBACK -> -said.cents();
      case FAILURE -> -related.cents();
      case SETTLEMENT -> related == null ? 0 : related.cents();
    };
  }

  private void count(CountedPayment payment) {
    known.put(payment.paymentId(), payment);
    if (payment.isSettlement()) {
      if (payment.relatedPaymentId() != null) {
        settled.add(payment.relatedPaymentId());
      }
    } else {
      left.merge(payment.chargeId(), payment.cents(), Long::sum);
      if (payment.kind() == PaymentKind.FAILURE) {
        failed.add(payment.relatedPaymentId());
      }
    }
  }
}
