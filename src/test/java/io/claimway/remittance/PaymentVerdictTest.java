package io.claimway.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen of a payment, and what becomes of it: the strongest reason first. */
class PaymentVerdictTest {
  private static final String FLAW = "PAYMENT OFF $0.12";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        // seen, verdict, state in the book, cash expected, claims post, reason
        "ours known, GOOD, POSTED, true, true, -",
        "ours known flaw, OUT_OF_BALANCE, SUSPENDED, true, false, OUT_OF_BALANCE PAYMENT OFF $0.12",
        "ours, UNKNOWN_ORIGINATOR, SUSPENDED, true, false, UNKNOWN_ORIGINATOR",
        "ours flaw, UNKNOWN_ORIGINATOR, SUSPENDED, true, false, UNKNOWN_ORIGINATOR",
        "known, UNKNOWN_PAYEE, SUSPENDED, false, false, UNKNOWN_PAYEE",
        "known flaw, UNKNOWN_PAYEE, SUSPENDED, false, false, UNKNOWN_PAYEE",
        "ours known contradicted, CONFLICT, CONFLICT, false, false, KNOWN_TRACE_OTHER_CONTENT",
        "ours known trace, CONFLICT, CONFLICT, false, false, KNOWN_TRACE_OTHER_CONTENT",
        "trace flaw, CONFLICT, CONFLICT, false, false, KNOWN_TRACE_OTHER_CONTENT",
        "ours known repeated, DUPLICATE, -, false, false, -",
        "ours known booked trace, DUPLICATE, -, false, false, -",
        "repeated contradicted, DUPLICATE, -, false, false, -",
        "ours known test, TEST, -, false, false, -",
        "test repeated booked contradicted trace flaw, TEST, -, false, false, -",
        "ours known PRENOTE, PRENOTE, -, false, false, -",
        // drawn at the payer's instruction (BPR03 D): it posts all the same
        "ours known DRAW, GOOD, POSTED, true, true, -",
        "ours known DRAW flaw, OUT_OF_BALANCE, SUSPENDED, true, false, OUT_OF_BALANCE PAYMENT OFF $0.12",
        // where no money moves there must be none to move
        "ours known NONE, AMOUNT_WITHOUT_MONEY, SUSPENDED, false, false, AMOUNT_WITHOUT_MONEY",
        "ours known NONE nothing, GOOD, POSTED, true, true, -",
        "ours known NONE card, AMOUNT_WITHOUT_MONEY, SUSPENDED, false, false, AMOUNT_WITHOUT_MONEY",
        "ours known CARD, AMOUNT_WITHOUT_MONEY, SUSPENDED, false, false, AMOUNT_WITHOUT_MONEY",
        "ours known CARD card, GOOD, POSTED, true, true, -",
        "ours known CARD card flaw, OUT_OF_BALANCE, SUSPENDED, true, false, OUT_OF_BALANCE PAYMENT OFF $0.12",
        "ours known below, BELOW_ZERO, SUSPENDED, false, false, BELOW_ZERO",
        "ours known below flaw, BELOW_ZERO, SUSPENDED, false, false, BELOW_ZERO",
        // a known trace on another date, of claims that were told there
        "ours known retold, TRACE_ON_ANOTHER_DATE, SUSPENDED, false, false, TRACE_ON_ANOTHER_DATE",
        "ours known retold nothing, GOOD, POSTED, true, true, -",
        "ours known retold trace, CONFLICT, CONFLICT, false, false, KNOWN_TRACE_OTHER_CONTENT",
      })
  void decides(
      String seen,
      PaymentVerdict verdict,
      String state,
      boolean expected,
      boolean posts,
      String reason) {
    PaymentVerdict decided = PaymentVerdict.of(sighting(Arrays.asList(seen.split(" ", -1))));
    assertThat(decided).isEqualTo(verdict);
    assertThat(decided.isKept()).isEqualTo(state != null);
    if (state != null) {
      assertThat(decided.state()).isEqualTo(state);
    }
    assertThat(decided.isExpected()).isEqualTo(expected);
    assertThat(decided.posts()).isEqualTo(posts);
    assertThat(decided.reason(FLAW)).isEqualTo(reason);
  }

  @Test
  void hasNoStateForWhatTheBookDoesNotKeep() {
    assertThatThrownBy(PaymentVerdict.DUPLICATE::state)
        .hasMessage("Cannot name the state of a DUPLICATE: it is not kept");
  }

  private static PaymentSighting sighting(List<String> seen) {
    return new PaymentSighting(
        seen.contains("test"),
        seen.contains("repeated"),
        seen.contains("booked"),
        seen.contains("contradicted"),
        seen.contains("trace"),
        seen.contains("retold"),
        seen.contains("ours"),
        seen.contains("known"),
        seen.contains("card"),
        movement(seen),
        seen.contains("nothing") ? 0 : seen.contains("below") ? -5_000 : 5_000,
        seen.contains("flaw") ? FLAW : null);
  }

  private static MoneyMovement movement(List<String> seen) {
    return Arrays.stream(MoneyMovement.values())
        .filter(each -> seen.contains(each.name()))
        .findFirst()
        .orElse(MoneyMovement.CREDIT);
  }
}
