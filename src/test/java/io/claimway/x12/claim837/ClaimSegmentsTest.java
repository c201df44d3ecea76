package io.claimway.x12.claim837;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimSegmentsTest {
  private static final String FILE =
      """
      ISA*00*          *00*          *ZZ*A              *ZZ*B              *260107*0200*^*00501*000000001*0*P*:~\
      ST*837*0001*005010X222A1~HL*1**20*1~PRV*BI*PXC*261QM0801X~NM1*85*2*GROUP*****XX*1902000017~\
      HL*2*1*22*0~SBR*P*18*G1******CI~NM1*IL*1*DOE*JANE****MI*M1~\
      CLM*ONE*175***10:B:1*Y*A*Y*Y~HI*ABK:F411~NM1*82*1*ROE*R****XX*1234567893~PRV*PE*PXC*101Y00000X~\
      LX*1~SV1*HC:90837:95*175*UN*1***1~DTP*472*D8*20260107~REF*6R*ONEL01~\
      HL*3*1*22*0~SBR*P*18*******CI~NM1*IL*1*POE*JIM****MI*M2~\
      CLM*TWO*150***10:B:1*Y*A*Y*Y~HI*ABK:F411~LX*1~SV1*HC:90834*150*UN*1***1~REF*6R*TWOL01~SE*20*0001~\
      """;

  @Test
  void findsNothingInTheSameClaimUnderANewNumber() {
    String renumbered = FILE.replace("CLM*ONE", "CLM*NEW").replace("ONEL01", "NEWL01");
    assertThat(read(FILE).get("ONE").changesTo(read(renumbered).get("NEW"))).isEmpty();
  }

  @Test
  void showsValuesOfProvidersAndServices() {
    assertThat(changes("PE*PXC*101Y00000X", "PE*PXC*106H00000X"))
        .containsExactly("2310B PRV*PE 03 101Y00000X -> 106H00000X");
    assertThat(changes("PRV*BI*PXC*261QM0801X~", ""))
        .contains("2000A PRV*BI 03 261QM0801X -> (none)");
    assertThat(changes("HC:90837:95", "HC:90837"))
        .containsExactly("2400[1] SV1 01 HC:90837:95 -> HC:90837");
    assertThat(changes("175***10:B:1", "175***02:B:1"))
        .containsExactly("2300 CLM 05 10:B:1 -> 02:B:1");
  }

  @Test
  void neverShowsWhatSpeaksOfAPerson() {
    assertThat(changes("DOE*JANE", "DOE*JOAN")).containsExactly("2010BA NM1*IL 04 changed");
    assertThat(changes("MI*M1", "MI*M3")).containsExactly("2010BA NM1*IL 09 changed");
    assertThat(changes("ABK:F411~NM1", "ABK:F331~NM1")).containsExactly("2300 HI 01 changed");
  }

  @Test
  void keepsNeighboursApart() {
    assertThat(changes("POE*JIM", "POE*TIM")).isEmpty();
    assertThat(read(FILE)).containsOnlyKeys("ONE", "TWO");
  }

  private static List<String> changes(String then, String now) {
    return read(FILE).get("ONE").changesTo(read(FILE.replace(then, now)).get("ONE"));
  }

  private static Map<String, ClaimSegments> read(String file) {
    return ClaimSegments.read(
        new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)), number -> true);
  }
}
