package io.claimway.simulator.payer.adjudication;

import java.util.Map;
import java.util.TreeMap;

/**
 * What each originator has still to take back from each payee, by PLB code and reference: a
 * negative amount opened it, positive ones close it.
 */
final class RecoveryRegister {

  private final Map<String, TreeMap<String, Long>> open = new TreeMap<>();

  /** Takes from a payment what is open, as far as the payment goes. */
  void recover(PaymentAdvice advice) {
    TreeMap<String, Long> own = open.get(owner(advice));
    if (own == null) {
      return;
    }
    for (Map.Entry<String, Long> each : own.entrySet()) {
      long taken = Math.min(each.getValue(), Math.max(0, advice.cents()));
      String[] codeAndReference = each.getKey().split(":", 2);
      advice.adjust(codeAndReference[0], codeAndReference[1], taken);
      each.setValue(each.getValue() - taken);
    }
    own.values().removeIf(left -> left == 0);
  }

  /** Lifts a payment by an amount that will be taken later under the same reference. */
  void defer(PaymentAdvice advice, String code, String reference, long cents) {
    advice.adjust(code, reference, -cents);
    open.computeIfAbsent(owner(advice), any -> new TreeMap<>())
        .merge(code + ":" + reference, cents, Long::sum);
  }

  private static String owner(PaymentAdvice advice) {
    return advice.payer().originator() + "|" + advice.payee().npi();
  }
}
