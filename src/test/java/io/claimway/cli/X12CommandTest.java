package io.claimway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claimway.x12.SampleIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class X12CommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String REMITTANCE =
      """
      ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLAIMWAY       *260105*1200*^*00501*000000001*0*P*:~
      GS*HP*PAYER*CLAIMWAY*20260105*1200*1*X*005010X221A1~
      ST*835*0001~
      BPR*I*60*C*CHK************20260105~
      TRN*1*700*1512345678~
      DTM*405*20260105~
      N1*PR*HARBOR HEALTH~
      N3*1 MAIN~
      N4*ALBANY*NY*12207~
      PER*BL*HELP*TE*8005551212~
      N1*PE*CLAIMWAY*XX*1679576722~
      LX*1~
      CLP*A1*1*100*60**12*ICN1*11*1~
      NM1*QC*1*SECRETNAME*JO****MI*SECRETID~
      SVC*HC:90837*100*60**1~
      DTM*472*20260102~
      CAS*CO*45*40~
      SE*16*0001~
      GE*1*1~
      IEA*1*000000001~
      """;

  @TempDir private Path folder;

  private record Answer(int code, String text) {
    List<JsonNode> json() throws IOException {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : text.lines().toList()) {
        lines.add(JSON.readTree(line));
      }
      return lines;
    }
  }

  private static Answer run(String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int code = ClaimwayCommand.commandLine().setOut(out).setErr(out).execute(arguments);
    return new Answer(code, said.toString());
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.ISO_8859_1).toString();
  }

  @Test
  void refusesAFileThatIsCutBehindAWholePayment() throws IOException {
    String path = file("cut.835", REMITTANCE.replaceFirst("(?s)GE\\*.*", ""));

    Answer answer = run("x12", "check", path);
    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.text())
        .contains("1 claim, REFUSED", "AK905:3", "TA105:023", "1 claim, accepted, balanced");

    JsonNode only = run("--json", "x12", "check", path).json().get(0);
    assertThat(only.get("refused").asBoolean()).isTrue();
    assertThat(only.get("transactions").get(0).get("accepted").asBoolean()).isTrue();
  }

  @Test
  void claimsNoBalanceOfAmountsThatCannotBeRead() throws IOException {
    String path = file("unreadable.835", REMITTANCE.replace("CLP*A1*1*100*60", "CLP*A1*1*100*6O"));

    Answer answer = run("x12", "check", path);
    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.text()).contains("balance unknown: not every amount can be read");
  }

  @Test
  void printsOneObjectForEachFileAsTheIssueWordsIt() throws IOException {
    String path = file("good.835", REMITTANCE);
    Answer answer = run("--json", "x12", "check", path);

    assertThat(answer.code()).isZero();
    JsonNode only = answer.json().get(0);
    assertThat(only.fieldNames())
        .toIterable()
        .containsExactly(
            "file", "kind", "interchanges", "groups", "transactions", "findings", "refused");
    assertThat(only.path("file").asText()).isEqualTo(path);
    assertThat(only.path("kind").asText()).isEqualTo("835");
    assertThat(only.path("interchanges").asInt()).isEqualTo(1);
    assertThat(only.path("groups").asInt()).isEqualTo(1);
    assertThat(only.path("refused").isBoolean()).isTrue();
    assertThat(only.path("refused").asBoolean()).isFalse();
    assertThat(only.path("transactions").toString())
        .isEqualTo(
            "[{\"set\":\"835\",\"guide\":\"005010X221A1\",\"control\":\"0001\",\"accepted\":true,"
                + "\"claims\":1,\"findings\":[],\"findingCount\":0,\"balance\":{\"line\":true,"
                + "\"claim\":true,\"payment\":true,\"differenceCents\":0}}]");
  }

  @Test
  void exitsThreeWhenAFindingRefusesAndSaysByHowMuchItIsOut() throws IOException {
    Answer answer =
        run("--json", "x12", "check", file("bad.835", REMITTANCE.replace("BPR*I*60", "BPR*I*61")));

    assertThat(answer.code()).isEqualTo(3);
    JsonNode transaction = answer.json().get(0).path("transactions").get(0);
    assertThat(answer.json().get(0).path("refused").asBoolean()).isTrue();
    assertThat(transaction.path("accepted").asBoolean()).isFalse();
    assertThat(transaction.path("balance").toString())
        .isEqualTo("{\"line\":true,\"claim\":true,\"payment\":false,\"differenceCents\":100}");
    JsonNode finding = transaction.path("findings").get(0);
    assertThat(finding.path("level").asInt()).isEqualTo(3);
    assertThat(finding.path("code").asText()).isEqualTo("IK502:I5");
    assertThat(finding.path("segment").asInt()).isEqualTo(2);
    assertThat(finding.path("element").asText()).isEqualTo("BPR02");
    assertThat(finding.has("loop")).isTrue();
    assertThat(finding.path("message").asText())
        .isEqualTo("it does not add up: stated 61.00, computed 60.00, difference 1.00");
  }

  @Test
  void hasNoBalanceWhereNothingIsToBeBalanced() throws IOException {
    String claim =
        REMITTANCE
            .replace("GS*HP", "GS*BE")
            .replace("005010X221A1", "005010X220A1")
            .replace("ST*835", "ST*834");
    Answer answer = run("--json", "x12", "check", file("enrolment.834", claim));

    assertThat(answer.code()).isZero();
    JsonNode transaction = answer.json().get(0).path("transactions").get(0);
    assertThat(transaction.path("set").asText()).isEqualTo("834");
    assertThat(transaction.path("guide").asText()).isEqualTo("005010X220A1");
    assertThat(transaction.path("balance").toString())
        .isEqualTo("{\"line\":null,\"claim\":null,\"payment\":null,\"differenceCents\":null}");
    assertThat(transaction.path("findings").get(0).path("message").asText())
        .isEqualTo("there is no guide for it here: only envelope and balances were checked");
  }

  @Test
  void exitsTwoWithOffsetAndReasonForWhatIsNeitherX12NorAch() throws IOException {
    String garbage = file("letter.txt", "\n\nDear payer,");
    Answer json = run("--json", "x12", "check", file("good.835", REMITTANCE), garbage);

    assertThat(json.code()).isEqualTo(2);
    assertThat(json.json()).hasSize(2);
    JsonNode unreadable = json.json().get(1);
    assertThat(unreadable.path("file").asText()).isEqualTo(garbage);
    assertThat(unreadable.path("kind").isNull()).isTrue();
    assertThat(unreadable.path("refused").asBoolean()).isTrue();
    assertThat(unreadable.path("byteOffset").asLong()).isEqualTo(2);
    assertThat(unreadable.path("error").asText())
        .isEqualTo(
            "Cannot read X12 at byte 2: found 'Dea' where an ISA segment was expected to start");

    Answer text = run("x12", "check", garbage);
    assertThat(text.code()).isEqualTo(2);
    assertThat(text.text()).contains("letter.txt: Cannot read X12 at byte 2: found 'Dea'");
    assertThat(run("x12", "check", folder.resolve("absent").toString()).code()).isEqualTo(2);
    assertThat(run("x12", "inspect", garbage).code()).isEqualTo(2);
  }

  @Test
  void saysWhatAPersonNeedsToKnow() throws IOException {
    Answer answer =
        run(
            "x12",
            "check",
            file("bad.835", REMITTANCE.replace("SVC*HC:90837*100", "SVC*HC:90837*9")));

    assertThat(answer.text())
        .contains("bad.835: 835, 1 transaction, 1 claim, accepted")
        .contains("835 0001 005010X221A1: 1 claim, accepted, out of balance by 9100 cents")
        .contains("note    IK502:I5 at segment 13 SVC03: it does not add up: stated 60.00");
  }

  @Test
  void masksPersonsUnlessAsked() throws IOException {
    String path = file("good.835", REMITTANCE);
    Answer masked = run("x12", "inspect", path);
    Answer open = run("x12", "inspect", "--phi", "--as", "dana", path);

    assertThat(masked.code()).isZero();
    assertThat(masked.text())
        .contains("Interchange 000000001")
        .contains("835")
        .contains("A1")
        .contains("100.00")
        .doesNotContain("SECRETNAME", "SECRETID");
    assertThat(open.text()).contains("SECRETNAME", "SECRETID");
  }

  @Test
  void showsPersonsOnlyToWhoMaySeeThem() throws IOException {
    String path = file("good.835", REMITTANCE);
    Answer nobody = run("x12", "inspect", "--phi", path);
    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.text()).contains("Say who looks: --phi needs --as ID");

    Answer finance = run("x12", "check", "--phi", "--as", "jordan", path);
    assertThat(finance.code()).isEqualTo(4);
    assertThat(finance.text())
        .contains(
            "Cannot show persons as jordan", "not see PHI; operations (dana), support (sam) may")
        .contains("jobs/claimway x12 check FILE --phi --as ID")
        .doesNotContain("SECRET");
  }

  @Test
  void printsNoPersonInFindingsUnlessAsked() throws IOException {
    String path = file("long.835", REMITTANCE.replace("SECRETID", "SECRETID".repeat(12)));

    Answer masked = run("--json", "x12", "check", path);
    Answer open = run("--json", "x12", "check", "--phi", "--as", "sam", path);
    assertThat(masked.json().get(0).path("transactions").get(0).path("findings")).isNotEmpty();
    assertThat(masked.text()).doesNotContain("SECRET");
    assertThat(open.text()).contains("SECRETID");
  }

  /** Bank files go the same way as X12: kind, batches and entries as the index counts them. */
  @TestFactory
  Stream<DynamicTest> agreesWithTheIndexOnBankFiles() {
    return SampleIndex.bank().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.path(),
                    () -> {
                      CheckedFile checked = CheckedFile.read(sample.file());
                      assertThat(checked.kind()).isEqualTo("ACH");
                      assertThat(checked.claims()).isEqualTo(sample.claims());
                      assertThat(checked.transactions()).hasSize(1);
                      assertThat(checked.groups()).isEqualTo((int) sample.transactions());
                    }));
  }

  @Test
  void readsAStatementAsABankFile() throws IOException {
    String path =
        file(
            "day.bai",
            """
            01,091000019,CLAIMWAY,260117,0600,1,80,1,2/
            02,CLAIMWAY,091000019,1,260116,,USD,2/
            03,000123456789,,015,123456,,/
            16,142,123456,Z,BANKREF1,0000987654,HARBOR HEALTH
            88,TRN*1*0000987654*1411111111\\
            49,246912,4/
            98,246912,1,6/
            99,246912,1,8/
            """);
    Answer answer = run("--json", "x12", "check", path);

    assertThat(answer.code()).as(answer.text()).isZero();
    assertThat(answer.json().get(0).path("kind").asText()).isEqualTo("BAI2");
    assertThat(answer.json().get(0).path("transactions").get(0).path("claims").asInt())
        .isEqualTo(1);
    assertThat(run("x12", "inspect", path).text())
        .contains("1,234.56")
        .doesNotContain("000123456789");
  }

  @Test
  void wantsToKnowWhatToDo() {
    assertThat(run("x12").code()).isEqualTo(2);
    assertThat(run("x12").text()).contains("Cannot run x12: say what to do, check or inspect");
    assertThat(new CommandLine(new X12CheckCommand()).getCommandSpec().positionalParameters())
        .hasSize(1);
  }
}
