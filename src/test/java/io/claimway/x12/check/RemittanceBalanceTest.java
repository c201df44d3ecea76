package io.claimway.x12.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.Delimiters;
import io.claimway.x12.Segment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemittanceBalanceTest {
  private final List<String> breaks = new ArrayList<>();

  @Test
  void holdsWhenLinesClaimsAndPaymentAddUp() {
    assertThat(
            balance(
                "BPR*I*97.46*C*ACH",
                "CLP*A*1*150*100*20**ICN",
                "SVC*HC:90837*150*100",
                "CAS*CO*45*30",
                "CAS*PR*3*20",
                "PLB*1*20261231*L6*-1.27*WO:X*3.81"))
        .isEqualTo(new Balance(true, true, true, 0L));
  }

  @Test
  void givesTheDifferenceOfThePayment() {
    assertThat(balance("BPR*I*99.99*C*ACH", "CLP*A*1*100*100*0"))
        .isEqualTo(new Balance(null, true, false, -1L));
    assertThat(breaks).containsExactly("PAYMENT_OUT_OF_BALANCE 9999 10000");
  }

  @Test
  void takesClaimAdjustmentsOffTheClaimButNotOffItsLines() {
    assertThat(
            balance("BPR*I*90*C*ACH", "CLP*A*1*100*90*0", "CAS*CO*45*10", "SVC*HC:90837*100*100"))
        .isEqualTo(new Balance(true, true, true, 0L));
  }

  @Test
  void addsAReversalToZero() {
    assertThat(
            balance(
                "BPR*H*0*C*NON",
                "CLP*A*22*-100*-80",
                "CAS*CO*45*-20",
                "CLP*A*1*100*70",
                "CAS*CO*45*30",
                "PLB*1*20261231*FB:A*-10"))
        .isEqualTo(new Balance(null, true, true, 0L));
  }

  @Test
  void turnsNoSignOfWhatIsDrawn() {
    assertThat(balance("BPR*I*10*D*ACH", "CLP*A*1*10*10").payment()).isTrue();
    assertThat(balance("BPR*I*10*D*ACH", "CLP*A*22*-10*-10").payment()).isFalse();
  }

  @Test
  void saysNothingOfAPaymentThatCannotBeRead() {
    assertThat(balance("BPR*I*ABC*C*ACH")).isEqualTo(Balance.NONE);
  }

  private Balance balance(String... segments) {
    RemittanceBalance balance =
        new RemittanceBalance(
            (code, stated, computed) -> breaks.add(code + " " + stated + " " + computed));
    balance.begin();
    for (String segment : segments) {
      balance.segment(Segment.parse(segment, Delimiters.USUAL));
    }
    balance.end();
    return balance.result();
  }
}
