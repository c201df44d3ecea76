package io.claimway.simulator.payer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.simulator.payer.partner.PartnerDirectory;
import io.claimway.simulator.payer.partner.SimulatedPartner;
import io.claimway.simulator.payer.wire.GuideFinding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One well-made 837P, and what the reader says of each flaw. */
class InterchangeIntakeTest {

  private static final SimulatedPartner CLEARPATH =
      PartnerDirectory.load().partners().stream()
          .filter(each -> each.slug().equals("clearpath"))
          .findFirst()
          .orElseThrow();

  private static final String GOOD =
      "ISA*00*          *00*          *ZZ*CLAIMWAY       *ZZ*CLEARPATH     "
          + " *260105*0200*^*00501*000000001*0*P*:~"
          + "GS*HC*CLAIMWAY*CLEARPATH*20260105*0200*1*X*005010X222A1~"
          + "ST*837*0001*005010X222A1~BHT*0019*00*B1*20260105*0200*CH~NM1*41*2*CLAIMWAY BEHAVIORAL"
          + " NETWORK*****46*CLAIMWAY1~PER*IC*CLAIMS*TE*2125550100~"
          + "NM1*40*2*CLEARPATH*****46*CLEARPATH~HL*1**20*1~NM1*85*2*CLAIMWAY"
          + " PC*****XX*1902000015~N3*1 BROADWAY~N4*NEW"
          + " YORK*NY*100041234~REF*EI*131000001~HL*2*1*22*1~SBR*P**GRP******CI~NM1*IL*1*ROE*JANE****MI*M1~NM1*PR*2*HARBOR"
          + " HEALTH PLAN*****PI*HARB1~HL*3*2*23*0~PAT*19~NM1*QC*1*ROE*SAM~N3*1"
          + " ROAD~N4*ALBANY*NY*122071234~DMG*D8*20120203*M~"
          + "CLM*C1*150***11:B:1*Y*A*Y*Y~REF*G1*AUTH1~HI*ABK:F411*ABF:F321~"
          + "NM1*82*1*THERAPIST*THEA****XX*1234567893~PRV*PE*PXC*101YM0800X~"
          + "LX*1~SV1*HC:90834:95*100*UN*1***1:2~DTP*472*D8*20260102~REF*6R*C1L1~"
          + "LX*2~SV1*HC:90785*50*UN*1***1~DTP*472*D8*20260102~REF*6R*C1L2~"
          + "SE*34*0001~GE*1*1~IEA*1*000000001~";

  private static ReceivedInterchange<ClaimAssembler> read(String text) {
    return InterchangeIntake.ofClaims()
        .read("file", CLEARPATH, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void readsADependentsClaimWithTwoLines() {
    ReceivedInterchange<ClaimAssembler> received = read(GOOD);
    assertThat(received.note()).isEqualTo("000");
    ReceivedTransaction<ClaimAssembler> transaction =
        received.groups().get(0).transactions().get(0);
    assertThat(transaction.findings()).isEmpty();
    assertThat(transaction.errors()).isEmpty();
    ReceivedClaim claim = transaction.body().claims().get(0);
    assertThat(claim.patient().firstName()).isEqualTo("SAM");
    assertThat(claim.subscriber().firstName()).isEqualTo("JANE");
    assertThat(claim.relationship()).isEqualTo("19");
    assertThat(claim.authorization()).isEqualTo("AUTH1");
    assertThat(claim.diagnoses()).containsExactly("F411", "F321");
    assertThat(claim.lines())
        .extracting(ReceivedLine::chargeCents)
        .containsExactly(10_000L, 5_000L);
    assertThat(claim.lines().get(0).modifiers()).containsExactly("95");
    assertThat(claim.toString()).doesNotContain("ROE");
  }

  @ParameterizedTest
  @CsvSource({
    "IEA*1*000000001~, IEA*1*000000002~, 001",
    "IEA*1*000000001~, IEA*2*000000001~, 021",
    "IEA*1*000000001~, '', 023",
    "CLAIMWAY       *ZZ, SOMEBODY       *ZZ, 006",
    "CLEARPATH      *2601, ELSEWHERE      *2601, 008",
    "*00501*, *00401*, 017",
    "SE*34*0001~, '', 022",
  })
  void refusesABrokenEnvelope(String good, String bad, String note) {
    assertThat(read(GOOD.replace(good, bad)).note()).isEqualTo(note);
  }

  @ParameterizedTest
  @CsvSource({
    "SE*34*, SE*33*, 4",
    "SE*34*0001, SE*34*0002, 3",
  })
  void refusesATransactionThatCountsWrongly(String good, String bad, String error) {
    assertThat(read(GOOD.replace(good, bad)).groups().get(0).transactions().get(0).errors())
        .containsExactly(error);
  }

  @ParameterizedTest
  @CsvSource({
    "REF*EI*131000001~, '', 2010AA/REF IK304=3",
    "HI*ABK:F411*ABF:F321~, '', 2300/HI IK304=3",
    "N3*1 ROAD~, N3*1 ROAD~N3*2 ROAD~, 2010CA/N3 IK304=5",
    "PAT*19~, PAT*77~, 2000C/PAT IK304=8 element 1 IK403=7",
    "CLM*C1*150*, CLM*C1*150.00*, 2300/CLM IK304=8 element 2 IK403=6",
    "D8*20120203*, D8*20121303*, 2010CA/DMG IK304=8 element 2 IK403=8",
    "HL*3*2*23, HL*4*2*23, 2000C/HL IK304=8 element 1 IK403=7",
    "HL*3*2*23, HL*3*1*23, 2000C/HL IK304=8 element 2 IK403=7",
    "CLM*C1*, CLM*C12345678901234567890*, 2300/CLM IK304=8 element 1 IK403=5",
    "REF*G1*AUTH1~, REF*G1*AUTH1*~, 2300/REF IK304=8 element 3 IK403=3",
    "REF*G1*AUTH1~, ZZZ*1~, 2300/ZZZ IK304=1",
    "SV1*HC:90785*50*, SV1*XX:90785*50*, 2400/SV1 IK304=8 element 1-1 IK403=7",
  })
  void namesTheFlawByLoopAndElement(String good, String bad, String expected) {
    List<GuideFinding> findings =
        read(GOOD.replace(good, bad)).groups().get(0).transactions().get(0).findings();
    assertThat(findings.stream().map(each -> each.describe().replaceAll(" at \\d+", "")))
        .contains(expected);
  }

  @Test
  void cannotReadWhatIsNoInterchange() {
    assertThatThrownBy(() -> read("hello"))
        .hasMessage("Cannot read the interchange: no ISA of 106 bytes at its start");
  }
}
