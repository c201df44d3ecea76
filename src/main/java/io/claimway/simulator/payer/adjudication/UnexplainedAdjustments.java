package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.fault.RemittanceKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of the provider adjustments (PLB) that have come nothing explains: money taken under a
 * reference under which the receiver knows of nothing to take.
 */
final class UnexplainedAdjustments {

  private static final String INTEREST = "L6";

  private final RemittanceKey key;
  private final Map<String, Long> toRecover = new HashMap<>();
  private final List<Payment> withRest = new ArrayList<>();

  /** A payment with what is unexplained of each of its adjustments. */
  private static final class Payment {
    private final PaymentAdvice advice;
    private final LocalDate comes;
    private final long[] rest;

    Payment(PaymentAdvice advice, LocalDate comes) {
      this.advice = advice;
      this.comes = comes;
      this.rest = new long[advice.adjustments().size()];
    }
  }

  UnexplainedAdjustments(RemittanceKey key) {
    this.key = key;
  }

  void neverTold(PaymentAdvice advice) {
    write(new Payment(advice, null));
  }

  /** Takes in those of an advice. */
  void take(PaymentAdvice advice, LocalDate comes) {
    Payment one = new Payment(advice, comes);
    List<PaymentAdvice.ProviderAmount> items = advice.adjustments();
    for (int i = 0; i < one.rest.length; i++) {
      PaymentAdvice.ProviderAmount item = items.get(i);
      if (item.code().equals(INTEREST)) {
        continue;
      }
      if (item.cents() < 0) {
        toRecover.merge(register(advice, item), -item.cents(), Long::sum);
      } else {
        one.rest[i] = item.cents();
      }
    }
    withRest.add(one);
    withRest.forEach(this::explain);
    write(one);
    withRest.removeIf(each -> java.util.Arrays.stream(each.rest).allMatch(rest -> rest == 0));
  }

  private void explain(Payment payment) {
    boolean changed = false;
    for (int i = 0; i < payment.rest.length; i++) {
      String register = register(payment.advice, payment.advice.adjustments().get(i));
      long taken = Math.min(payment.rest[i], toRecover.getOrDefault(register, 0L));
      payment.rest[i] -= taken;
      toRecover.merge(register, -taken, Long::sum);
      changed |= taken != 0;
    }
    if (changed) {
      write(payment);
    }
  }

  private static String register(PaymentAdvice advice, PaymentAdvice.ProviderAmount item) {
    return advice.payer().originator() + "|" + advice.payee().npi() + "|" + item.reference();
  }

  private void write(Payment payment) {
    List<RemittanceKey.Item> items = new ArrayList<>();
    List<PaymentAdvice.ProviderAmount> adjustments = payment.advice.adjustments();
    for (int i = 0; i < payment.rest.length; i++) {
      PaymentAdvice.ProviderAmount each = adjustments.get(i);
      items.add(
          new RemittanceKey.Item(each.code(), each.reference(), each.cents(), payment.rest[i]));
    }
    key.add(
        new RemittanceKey.Payment(
            payment.advice.payer().originator(),
            payment.advice.trace(),
            payment.advice.day().toString(),
            payment.advice.cents(),
            payment.comes == null ? null : payment.comes.toString(),
            items));
  }
}
