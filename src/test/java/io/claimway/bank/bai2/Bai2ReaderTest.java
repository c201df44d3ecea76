package io.claimway.bank.bai2;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.bank.ReassociationTrace;
import io.claimway.bank.nacha.BankFileFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bai2ReaderTest {

  private static final String STATEMENT =
      """
      01,091000019,CLAIMWAY,260117,0600,1,80,1,2/
      02,CLAIMWAY,091000019,1,260116,,USD,2/
      03,000123456789,,010,500000,,,015,673456,,/
      88,100,223456,2,Z/
      16,142,123456,Z,BANKREF1,0000987654,HARBOR HEALTH HCCLAIMPMT TRN*1*0000987654*1411111111\\
      16,195,100000,S,40000,60000,0,WIRE77,,INCOMING WIRE/
      88,FROM A PLAN, LTD
      16,455,50000,,ACHDR9,/
      49,1670368,7/
      98,1670368,1,9/
      99,1670368,1,11/
      """;

  private static Bai2File read(String file) throws IOException {
    return Bai2Reader.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void readsDepositsWithTheirReferences() throws IOException {
    Bai2File file = read(STATEMENT);

    assertThat(file.findings()).isEmpty();
    Bai2Statement statement = file.accepted().get(0);
    assertThat(statement.account()).isEqualTo("000123456789");
    assertThat(statement.asOf()).isEqualTo(LocalDate.of(2026, 1, 16));
    assertThat(statement.currency()).isEqualTo("USD");
    assertThat(statement.openingCents()).contains(500_000L);
    assertThat(statement.closingCents()).contains(673_456L);
    assertThat(statement.lines())
        .isEqualTo(
            List.of(
                new Bai2Line(
                    "142",
                    Bai2Line.Kind.ACH_CREDIT,
                    123_456,
                    "BANKREF1",
                    "0000987654",
                    "HARBOR HEALTH HCCLAIMPMT TRN*1*0000987654*1411111111\\",
                    List.of(ReassociationTrace.of("0000987654", "1411111111")),
                    5),
                new Bai2Line(
                    "195",
                    Bai2Line.Kind.WIRE,
                    100_000,
                    "WIRE77",
                    "",
                    "INCOMING WIRE FROM A PLAN, LTD",
                    List.of(),
                    6),
                new Bai2Line(
                    "455", Bai2Line.Kind.ACH_DEBIT, -50_000, "ACHDR9", "", "", List.of(), 8)));
    long moved = statement.lines().stream().mapToLong(Bai2Line::amountCents).sum();
    assertThat(500_000 + moved).isEqualTo(673_456);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "49,1670368|49,1670369|Line 9, columns 4-10, account control total: found \"1670369\", expected 1670368 as counted|false",
        "98,1670368|98,1670360|Line 10, columns 4-10, group control total: found \"1670360\", expected 1670368 as counted|true",
        "16,142,123456|16,142,1234.56|Line 5, columns 8-14, amount: found \"1234.56\", expected whole cents|true",
        "16,455|16,015|Line 8, columns 4-6, type code: found \"015\", expected the code of a credit or a debit|false",
        "1,260116|1,261316|Line 2, columns 25-30, as-of date: found \"261316\", expected a date YYMMDD|true",
        "99,1670368,1,11/|''|Line 11, record code: found \"the end of the file\", expected a file trailer (99)|true",
        "02,CLAIMWAY|05,CLAIMWAY|Line 2, columns 1-2, record code: found \"05\", expected 01, 02, 03, 16, 49, 88, 98 or 99|true"
      })
  void placesEveryErrorAndTakesNothingIn(String from, String to, String message, boolean refused)
      throws IOException {
    assertThat(STATEMENT).contains(from);
    Bai2File file = read(STATEMENT.replace(from, to));
    assertThat(file.findings().get(0).message()).isEqualTo(message);
    assertThat(file.refused()).isEqualTo(refused);
    assertThat(file.accepted()).isEmpty();
  }

  @Test
  void readsTotalsFilledUpWithZeros() throws IOException {
    Bai2File file = read(STATEMENT.replace(",1670368,", ",+00000000001670368,"));

    assertThat(file.findings()).isEmpty();
    assertThat(file.accepted()).hasSize(1);
  }

  @Test
  void readsBalancesBehindOneCommaTooMany() throws IOException {
    Bai2File file = read(STATEMENT.replace("015,673456,,/", "015,673456,,,/"));

    assertThat(file.findings()).isEmpty();
    assertThat(file.accepted()).hasSize(1);
  }

  @Test
  void takesAnEmptyTotalForNothing() throws IOException {
    Bai2File file =
        read(
            """
            01,091000019,CLAIMWAY,260117,0600,1,80,1,2/
            02,CLAIMWAY,091000019,1,260116,,USD,2/
            03,000123456789,/
            49,,2/
            98,0,1,4/
            99,0,1,6/
            """);

    assertThat(file.findings()).isEmpty();
    assertThat(read(STATEMENT.replace("49,1670368", "49,")).findings().get(0).message())
        .isEqualTo(
            "Line 9, columns 4-4, account control total: found \"\", expected 1670368 as counted");
  }

  @Test
  void readsRecordsPastedOntoOneLine() throws IOException {
    Bai2File file = read(STATEMENT.replace("/\n", "/   "));

    assertThat(file.findings()).isEmpty();
    assertThat(file.accepted().get(0).lines()).hasSize(3);
  }

  @Test
  void joinsTextThatSomebodyBrokeAndNotesIt() throws IOException {
    Bai2File file = read(STATEMENT.replace("HARBOR HEALTH ", "HARBOR\nHEALTH "));

    assertThat(file.findings())
        .singleElement()
        .extracting(BankFileFinding::message)
        .isEqualTo(
            "Line 6, columns 1-13, record: found \"46 characters\", expected a record or its"
                + " continuation (88), not the rest of the line before");
    assertThat(file.accepted().get(0).lines().get(0).text())
        .isEqualTo("HARBOR HEALTH HCCLAIMPMT TRN*1*0000987654*1411111111\\");
    assertThat(file.accepted().get(0).lines().get(0).traces())
        .containsExactly(ReassociationTrace.of("0000987654", "1411111111"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,260116,,USD,2|UPDATE|false",
        ",260116,,USD,|UPDATE|false",
        "1,260116,,USD,1|UPDATE|true",
        "1,260116,,USD,3|UPDATE|true",
        "1,260116,,USD,4|UPDATE|false",
        "2,260116,,USD,2|DELETION|false",
        "3,260116,,USD,2|CORRECTION|false",
        "04,20260116,,USD,03|TEST|true"
      })
  void readsWhatAGroupIsMeantForAndWhetherTheDayGoesOn(
      String header, GroupStatus status, boolean interim) throws IOException {
    Bai2File file = read(STATEMENT.replace("1,260116,,USD,2", header));

    assertThat(file.findings()).isEmpty();
    Bai2Statement statement = file.accepted().get(0);
    assertThat(statement.asOf()).isEqualTo(LocalDate.of(2026, 1, 16));
    assertThat(statement.status()).isEqualTo(status);
    assertThat(statement.interim()).isEqualTo(interim);
  }

  @Test
  void refusesAGroupOfAnUnknownStatus() throws IOException {
    Bai2File file = read(STATEMENT.replace("1,260116,,USD,2", "7,260116,,USD,2"));

    assertThat(file.refused()).isTrue();
    assertThat(file.findings().get(0).message())
        .isEqualTo("Line 2, columns 23-23, group status: found \"7\", expected 1, 2, 3 or 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "HCCLAIMPMT TRN*1*00009/;88,87654*1411111111\\/",
        "HCCLAIMPMT TRN*1*0000987654*14111/;88,11111\\/",
        "HCCLAIMPMT/;88,TRN*1*0000987654*1411111111/",
        "HCCLAIMPMT TR;88,N*1*0000987654*1411111111",
        "HCCLAIMPMT ;88,TRN*1*0000987654*1411111111 13/05/26",
        "RTP TRN|1|0000987654|1411111111 ON 05/16/26",
        "OBI=trn^1^0000987654^1411111111~ 13/05/26",
        "TRN*1*0000987654*1411111111/ 2026-01-16"
      })
  void findsTheTraceWhereverALineEnds(String text) throws IOException {
    String lines = "49,1670368," + (text.contains(";") ? "8" : "7");
    Bai2File file =
        read(
            STATEMENT
                .replace(
                    "HARBOR HEALTH HCCLAIMPMT TRN*1*0000987654*1411111111\\",
                    text.replace(';', '\n'))
                .replace("49,1670368,7", lines));

    assertThat(file.accepted().get(0).lines().get(0).traces().get(0))
        .isEqualTo(ReassociationTrace.of("0000987654", "1411111111"));
  }

  @Test
  void readsSeveralTracesOfOneLine() throws IOException {
    Bai2File file =
        read(
            STATEMENT.replace(
                "TRN*1*0000987654*1411111111\\", "TRN*1*A1*1411111111 TRN*1*B2*1411111111\\"));

    assertThat(file.accepted().get(0).lines().get(0).traces())
        .containsExactly(
            ReassociationTrace.of("A1", "1411111111"), ReassociationTrace.of("B2", "1411111111"));
  }

  @Test
  void answersAnyRubbishWithFindings() throws IOException {
    Random random = new Random(20260116);
    byte[] sound = STATEMENT.getBytes(StandardCharsets.ISO_8859_1);
    for (int round = 0; round < 3_000; round++) {
      byte[] mutated = sound.clone();
      for (int flips = 1 + random.nextInt(12); flips > 0; flips--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(128);
      }
      assertThat(Bai2Reader.read(new ByteArrayInputStream(mutated)).findings()).isNotNull();
    }
    assertThat(read("").refused()).isTrue();
    assertThat(read("8").refused()).isTrue();
  }

  @Test
  void recognisesItsFiles() {
    assertThat(Bai2Reader.recognises("01,A,B".getBytes(StandardCharsets.US_ASCII))).isTrue();
    assertThat(Bai2Reader.recognises("101 0910".getBytes(StandardCharsets.US_ASCII))).isFalse();
  }
}
