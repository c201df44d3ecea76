package io.claimway.x12;

import static io.claimway.x12.Interchanges.group;
import static io.claimway.x12.Interchanges.interchange;
import static io.claimway.x12.Interchanges.isa;
import static io.claimway.x12.Interchanges.transaction;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.check.Balance;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import io.claimway.x12.check.TransactionReport;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as partners really write them: any set, any delimiter, damaged envelopes. */
class PartnerFilesTest {
  private static final String REMITTANCE =
      "BPR*I*60*C*CHK************20260105~TRN*1*700*1512345678~DTM*405*20260105~N1*PR*PAYER~N3*1 MAIN~"
          + "N4*ALBANY*NY*12207~PER*BL*HELP*TE*8005551212~N1*PE*PAYEE*XX*1679576722~LX*1~"
          + "CLP*A1*1*100*60**12*ICN1*11*1~CAS*CO*45*40~NM1*QC*1*DOE*JO~SVC*HC:90837*100*60**1~"
          + "DTM*472*20260102~CAS*CO*45*40~";

  private static String remittance() {
    return interchange(
        group("HP", "005010X221A1", transaction("835", "0001", adjustedOnLine(REMITTANCE))));
  }

  /** The claim-level adjustment left out, so that line and claim balance. */
  private static String adjustedOnLine(String body) {
    return body.replaceFirst("CAS\\*CO\\*45\\*40~", "");
  }

  private static FileReport read(String file) {
    return FileCheck.read(file.getBytes(UTF_8));
  }

  private static void isWhole(FileReport report) {
    assertThat(report.kind()).isEqualTo("835");
    assertThat(report.transactions()).hasSize(1);
    assertThat(report.claims()).isEqualTo(1);
    assertThat(report.transactions().get(0).balance()).isEqualTo(new Balance(true, true, true, 0L));
  }

  @Test
  void readsTheFileThatTheOthersAreMadeFrom() {
    isWhole(read(remittance()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"60.005", "99999999999999999999", "6O"})
  void refusesWhatIsPaidWhereItIsNoAmountOfCents(String paid) {
    FileReport report = read(remittance().replace("A1*1*100*60*", "A1*1*100*" + paid + "*"));

    TransactionReport only = report.transactions().get(0);
    assertThat(only.accepted()).isFalse();
    assertThat(only.balance().differenceCents()).isNull();
    assertThat(only.findings())
        .filteredOn(Finding::refuses)
        .singleElement()
        .satisfies(finding -> assertThat(finding.location().element()).isEqualTo(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DOE", "CLP*A1", "BPR*I", "ICN1", "TRN*1*700"})
  void refusesATransactionInWhichANulStandsAndKeepsNone(String damaged) {
    FileReport report = read(remittance().replaceFirst(Pattern.quote(damaged), damaged + "\0"));

    TransactionReport only = report.transactions().get(0);
    assertThat(only.accepted()).isFalse();
    assertThat(only.findings())
        .filteredOn(finding -> finding.code() == FindingCode.SEGMENT_UNREADABLE)
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "HC, 837, 005010X222A1, 837P, CLM*A*10~LX*1~SV1*HC:1*10~, 1",
    "HC, 837, 005010X223A2, 837I, CLM*A*10~LX*1~SV2*0450*HC:1*10~CLM*B*10~, 2",
    "HC, 837, 005010X224A2, 837D, CLM*A*10~LX*1~SV3*AD:1*10~, 1",
    "HC, 837, 004010X098A1, 837P_4010, CLM*A*10~, 1",
    "HC, 837, 004010X097A1, 837D_4010, CLM*A*10~, 1",
    "HC, 837, 004010X096A1, 837I_4010, CLM*A*10~, 1",
    "HC, 837, 005010, 837P, CLM*A*10~LX*1~SV1*HC:1*10~, 1",
    "HP, 835, 004010X091A1, 835, CLP*A*1*10*10~CLP*B*1*5*5~, 2",
    "HS, 270, 004010X092A1, 270, EQ*30~EQ*98~, 2",
    "HB, 271, 004010X092A1, 271, EB*1~EB*C~EB*B~, 3",
    "HR, 276, 004010X093A1, 276, HL*1**20*1~TRN*1*X~HL*4*3*22*0~TRN*1*A~, 1",
    "HN, 277, 004010X093A1, 277, STC*F1:1*20260101~, 1",
    "HN, 277, 005010X212, 277, BHT*0010*08*X*20260101*1200*DG~STC*F1:1*20260101~, 1",
    "HN, 277, 005010X214, 277CA, BHT*0085*08*X*20260101*1200*TH~STC*A1:19*20260101~, 1",
    "HN, 277, 004040X167, 277CA, STC*A1:19*20260101~, 1",
    "HN, 277, 005010, 277CA, BHT*0085*08*X*20260101*1200*TH~STC*A1:19*20260101~, 1",
    "FA, 997, 004010, 997, AK1*HC*1~AK9*A*1*1*1~, 0",
    "FA, 999, 005010X231A1, 999, AK1*HC*1~AK9*A*1*1*1~, 0",
    "RA, 820, 005010X218, 820, BPR*I*5*C*ACH~, 0",
    "BE, 834, 005010X220A1, 834, INS*Y*18*030~, 0",
    "HI, 278, 005010X217, 278, UM*HS*I~, 0"
  })
  void tellsWhatEverySetIs(
      String code, String set, String guide, String kind, String body, long claims) {
    FileReport report = read(interchange(group(code, guide, transaction(set, "0001", body))));

    assertThat(report.kind()).isEqualTo(kind);
    assertThat(report.claims()).isEqualTo(claims);
    TransactionReport only = report.transactions().get(0);
    assertThat(only.set()).isEqualTo(set);
    assertThat(only.guide()).isEqualTo(guide);
    assertThat(only.control()).isEqualTo("0001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"005010X223A2", "004010X098A1", "005010X220A1"})
  void saysThatNoGuideWasAppliedAndAcceptsTheRest(String guide) {
    String set = guide.equals("005010X220A1") ? "834" : "837";
    FileReport report =
        read(interchange(group(set.equals("834") ? "BE" : "HC", guide, transaction(set, "1", ""))));

    TransactionReport only = report.transactions().get(0);
    assertThat(only.accepted()).isTrue();
    assertThat(only.findings())
        .filteredOn(finding -> finding.code() == FindingCode.GUIDE_UNKNOWN)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .isEqualTo(
                        "there is no guide for it here: only envelope and balances were checked"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|^>\n",
        "*^:\r",
        "\u001d\u001f\u001e\u001c",
        "+!&'",
        "\t;,$",
        "§^:~",
        "é^:ü",
        "…^:‡",
        "*^|`"
      })
  void takesWhateverDelimitersTheHeaderShows(String wanted) {
    String out = remittance();
    for (int i = 0; i < 4; i++) {
      // By way of characters that no file has: a wanted delimiter may be another usual one.
      out = out.replace("*^:~".charAt(i), (char) ('\uE000' + i));
    }
    for (int i = 0; i < 4; i++) {
      out = out.replace((char) ('\uE000' + i), wanted.charAt(i));
    }
    isWhole(read(out));
    boolean latin = wanted.chars().allMatch(c -> c < 256);
    if (latin) {
      isWhole(FileCheck.read(out.getBytes(ISO_8859_1)));
    }
  }

  @Test
  void readsCarriageReturnsWithLineFeedsAsTerminators() {
    isWhole(read(remittance().replace("~", "\r\n")));
    isWhole(read(remittance().replace("~", " \r\n")));
    isWhole(read(remittance().replace("~", "~\r\n")));
    isWhole(read(remittance().replace("~", "~ \r\n  ")));
  }

  @Test
  void readsBehindByteOrderMarksBlanksAndOtherBytes() {
    isWhole(read("\uFEFF" + remittance()));
    isWhole(read("\r\n  \t" + remittance()));
    isWhole(read("\uFEFF\r\n" + remittance()));
    isWhole(read("MAILBOX 0042 20260105\n" + remittance()));
    FileReport glued = read("MAILBOX" + remittance());
    isWhole(glued);
    assertThat(glued.findings())
        .extracting(Finding::message)
        .contains("7 bytes stand before the first ISA");
  }

  @Test
  void joinsLinesWrappedAtEightyColumns() {
    String file = remittance();
    StringBuilder wrapped = new StringBuilder();
    for (int at = 0; at < file.length(); at += 80) {
      wrapped.append(file, at, Math.min(at + 80, file.length())).append("\r\n");
    }
    isWhole(read(wrapped.toString()));
  }

  @Test
  void readsAByteThatStandsBeforeEverySegment() {
    FileReport report = read(remittance().replace("~", "$\r\n~"));

    isWhole(report);
    assertThat(report.findings())
        .extracting(Finding::message)
        .containsExactly("a byte that belongs to no segment stands before each");
  }

  @Test
  void readsAHeaderWhoseFieldsAreNotPadded() {
    FileReport report =
        read(remittance().replace("SENDER         ", "SENDER").replace("          ", ""));

    isWhole(report);
    assertThat(report.findings())
        .extracting(Finding::code)
        .containsOnly(FindingCode.INTERCHANGE_HEADER_INVALID);
    assertThat(report.refused()).isFalse();
  }

  @Test
  void readsWhatLostItsTrailers() {
    String whole = remittance();
    isWhole(read(whole.replaceFirst("IEA.*", "")));
    isWhole(read(whole.replaceFirst("GE.*", "")));
    FileReport cut = read(whole.replaceFirst("SE\\*.*", ""));
    isWhole(cut);
    assertThat(cut.refused()).isTrue();
  }

  @Test
  void readsEachOfSeveralInterchangesWithItsOwnDelimiters() {
    String second = remittance().replace('*', '|').replace('~', '\'');
    FileReport report = read(remittance() + "\n" + second + "\u001a");

    assertThat(report.interchanges()).isEqualTo(2);
    assertThat(report.transactions()).hasSize(2).allMatch(t -> t.balance().holds());
    assertThat(report.claims()).isEqualTo(2);
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void countsGroupsAndTransactionsOverTheFile() {
    String body = adjustedOnLine(REMITTANCE);
    FileReport report =
        read(
            interchange(
                group(
                    "HP",
                    "005010X221A1",
                    transaction("835", "0001", body),
                    transaction("835", "0002", body)),
                group("HP", "005010X221A1", transaction("835", "0001", body))));

    assertThat(report.groups()).isEqualTo(2);
    assertThat(report.transactions())
        .extracting(TransactionReport::control)
        .containsExactly("0001", "0002", "0001");
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void readsAnInterchangeOfNothingButItsAcknowledgement() {
    for (String count : List.of("0", "1")) {
      FileReport report =
          read(isa("000000009") + "TA1*000000001*260105*1200*A*000~IEA*" + count + "*000000009~");
      assertThat(report.kind()).isEqualTo("TA1");
      assertThat(report.transactions()).isEmpty();
      assertThat(report.findings()).isEmpty();
    }
  }

  @Test
  void keepsLatinLettersInNamesWhole() {
    byte[] latin = remittance().replace("DOE", "MÜLLER").getBytes(ISO_8859_1);
    isWhole(FileCheck.read(latin));
    isWhole(read(remittance().replace("DOE", "MÜLLER")));
  }

  @Test
  void refusesToCallAnythingElseX12() {
    for (String other :
        List.of("", "   ", "isa*00*", "PK\u0003\u0004", "{\"ISA\":1}", "UNA:+.? 'UNB+")) {
      assertThat(unreadable(other)).as(other).startsWith("Cannot read X12 at byte ");
    }
    assertThat(unreadable("\uFEFFhello ISA, and more"))
        .isEqualTo(
            "Cannot read X12 at byte 3: found 'hel' where an ISA segment was expected to start");
  }

  private static String unreadable(String file) {
    try {
      return "read as " + read(file).kind();
    } catch (UnreadableFile e) {
      return e.getMessage();
    }
  }

  @Test
  void findsEachLevelOutOfBalanceByItsDifference() {
    String body = adjustedOnLine(REMITTANCE);
    Balance line = balanceOf(body.replace("*HC:90837*100*60", "*HC:90837*100*61"));
    Balance claim = balanceOf(body.replace("CLP*A1*1*100*60", "CLP*A1*1*101*60"));
    Balance payment = balanceOf(body.replace("BPR*I*60", "BPR*I*60.01"));
    Balance taken = balanceOf(body.replace("BPR*I*60", "BPR*I*50") + "PLB*1*20261231*WO:X*10~");
    Balance debit = balanceOf(body.replace("BPR*I*60*C", "BPR*I*60*D"));

    assertThat(line).isEqualTo(new Balance(false, true, true, 100L));
    assertThat(claim).isEqualTo(new Balance(true, false, true, -100L));
    assertThat(payment).isEqualTo(new Balance(true, true, false, 1L));
    assertThat(taken).isEqualTo(new Balance(true, true, true, 0L));
    assertThat(debit).isEqualTo(new Balance(true, true, true, 0L));
    assertThat(balanceOf("BPR*H*0*C*NON~")).isEqualTo(new Balance(null, null, true, 0L));
  }

  private static Balance balanceOf(String body) {
    FileReport report =
        read(interchange(group("HP", "005010X221A1", transaction("835", "0001", body))));
    return report.transactions().stream()
        .map(TransactionReport::balance)
        .collect(Collectors.toList())
        .get(0);
  }
}
