package io.claimway.x12.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.eligibility.CoverageAnswer;
import io.claimway.eligibility.CoverageStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenefitInterpreterTest {

  @Test
  void anActivePlanWithItsCostsIsConfirmed() {
    CoverageAnswer answer =
        answer(
            "DTP*346*D8*20250101~EB*1**30^MH^98**PPO~EB*B*IND*MH***27*25*****Y~EB*B*IND*MH***27*60*****N~"
                + "EB*A*IND*MH***27**.2****Y~EB*C*IND*30^MH***23*300*****Y~EB*C*IND*30^MH***29*120.5*****Y~");
    assertThat(answer.trace()).isEqualTo("E1");
    assertThat(answer.status()).isEqualTo(CoverageStatus.CONFIRMED);
    assertThat(answer.coveredFrom()).isEqualTo(LocalDate.of(2025, 1, 1));
    assertThat(answer.coveredTo()).isNull();
    assertThat(answer.copayCents()).isEqualTo(2500L);
    assertThat(answer.coinsuranceMillionths()).isEqualTo(200_000L);
    assertThat(answer.deductibleLeftCents()).isEqualTo(12_050L);
    assertThat(answer.authorizationRequired()).isFalse();
  }

  @Test
  void severalCopaysAreNoCopay() {
    assertThat(answer("EB*1**MH~EB*B*IND*MH***27*25*****Y~EB*B*IND*MH***27*40*****Y~").copayCents())
        .isNull();
  }

  @Test
  void aPlanThatExcludesMentalHealthIsNotInForceForIt() {
    assertThat(answer("EB*1**30~EB*I**MH~").status()).isEqualTo(CoverageStatus.INACTIVE);
    assertThat(answer("EB*6**30^MH~").status()).isEqualTo(CoverageStatus.INACTIVE);
  }

  @Test
  void anotherInsurerOrACarveOutIsNamed() {
    CoverageAnswer other =
        answer("EB*1**30~EB*R**30~LS*2120~NM1*PR*2*OTHER HEALTH*****PI*OTH1~LE*2120~");
    assertThat(other.status()).isEqualTo(CoverageStatus.OTHER_COVERAGE);
    assertThat(other.otherEntity()).isEqualTo("OTHER HEALTH");
    CoverageAnswer carved =
        answer("EB*1**30~EB*U**MH~LS*2120~NM1*VN*2*MINDS BEHAVIORAL*****PI*MB1~LE*2120~");
    assertThat(carved.status()).isEqualTo(CoverageStatus.OTHER_COVERAGE);
    assertThat(carved.otherEntity()).isEqualTo("MINDS BEHAVIORAL");
  }

  @Test
  void aPersonWhomThePayerDoesNotFindIsAMismatchAndAPayerThatCannotAnswerIsNot() {
    CoverageAnswer unknown = answer("AAA*N**71*C~");
    assertThat(unknown.status()).isEqualTo(CoverageStatus.MISMATCH);
    assertThat(unknown.codes()).isEqualTo("71");
    assertThat(unknown.retriable()).isFalse();
    CoverageAnswer down = answer("AAA*Y**42*R~");
    assertThat(down.status()).isEqualTo(CoverageStatus.UNCONFIRMED);
    assertThat(down.retriable()).isTrue();
  }

  @Test
  void nothingToldIsNothingConfirmed() {
    assertThat(answer("").status()).isEqualTo(CoverageStatus.UNCONFIRMED);
  }

  private static CoverageAnswer answer(String told) {
    String file =
        "ISA*00*          *00*          *ZZ*CLEARPATH      *ZZ*CLAIMWAY      "
            + " *260106*2115*^*00501*000000001*0*P*:~"
            + "GS*HB*CLEARPATH*CLAIMWAY*20260106*2115*1*X*005010X279A1~ST*271*0001*005010X279A1~BHT*0022*11*B1*20260106*2115~"
            + "HL*1**20*1~NM1*PR*2*HARBOR*****PI*HARB1~HL*2*1*21*1~NM1*1P*2*CBH*****XX*1902000017~"
            + "HL*3*2*22*0~TRN*2*E1*9CLAIMWAY1~NM1*IL*1*DOE*JANE****MI*M1~"
            + told
            + "SE*99*0001~GE*1*1~IEA*1*000000001~";
    List<CoverageAnswer> answers = new ArrayList<>();
    try (EligibilityReader reader =
        new EligibilityReader(
            new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)), finding -> {})) {
      while (reader.nextTransaction() != null) {
        for (ReportedEligibility level; (level = reader.nextLevel()) != null; ) {
          answers.addAll(BenefitInterpreter.answers(level));
        }
      }
    }
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }
}
