package io.claimway.bank.nacha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.bank.ReassociationTrace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AchReaderTest {

  private static final String DEPOSIT =
      """
      101 091000019 0210000212601150930A094101NETWORK BANK           PAYER BANK
      5220HARBOR HEALTH                       1411111111CCDHCCLAIMPMT260115260116   1021000020000001
      622091000019000123456789     0000123456               CLAIMWAY BH OF NY PC    1021000020000001
      705TRN*1*0000987654*1411111111\\                                                    00010000001
      622091000019000123456789     0000001000               CLAIMWAY BH OF NY PC    0021000020000002
      82200000030018200002000000000000000000124456                                   021000020000001
      9000001000001000000030018200002000000000000000000124456
      """;

  static String deposit() {
    StringBuilder file = new StringBuilder();
    DEPOSIT.lines().forEach(line -> file.append(AchText.left(line, 94)).append('\n'));
    String text = file.toString().replace("124456          ", "124456" + "1411111111");
    int control = text.lastIndexOf("\n9000001") + 1;
    String last = text.substring(control).replace("1411111111", " ".repeat(10));
    return text.substring(0, control) + last + ("9".repeat(94) + "\n").repeat(3);
  }

  private static AchReceipts read(String file) throws IOException {
    return AchReceipts.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void readsADepositWithItsTrace() throws IOException {
    AchReceipts receipts = read(deposit());

    assertThat(receipts.summary().findings()).isEmpty();
    assertThat(receipts.deposits())
        .containsExactly(
            new AchDeposit(
                123456,
                LocalDate.of(2026, 1, 16),
                "1411111111",
                "HARBOR HEALTH",
                ReassociationTrace.of("0000987654", "1411111111"),
                "091000019",
                "000123456789",
                "021000020000001",
                "CCD",
                3),
            new AchDeposit(
                1000,
                LocalDate.of(2026, 1, 16),
                "1411111111",
                "HARBOR HEALTH",
                null,
                "091000019",
                "000123456789",
                "021000020000002",
                "CCD",
                5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", ""})
  void readsAnyLineEnd(String lineEnd) throws IOException {
    assertThat(read(deposit().replace("\n", lineEnd)).deposits()).hasSize(2);
    assertThat(read(deposit().replace("\n", lineEnd)).summary().findings()).isEmpty();
  }

  @Test
  void readsBehindAByteOrderMarkAndWithoutPadding() throws IOException {
    String unpadded = deposit().replaceAll("(9{94}\n)+$", "");
    assertThat(read("\u00ef\u00bb\u00bf" + deposit()).summary().findings()).isEmpty();
    AchSummary summary = read(unpadded).summary();
    assertThat(summary.findings()).extracting(BankFileFinding::code).containsExactly("NOT_BLOCKED");
    assertThat(summary.firstRefusal()).isEmpty();
  }

  @Test
  void readsPaddingThatIsFilledUpWithBlanks() throws IOException {
    AchSummary summary = read(deposit().replace("9\n", "9    \n")).summary();

    assertThat(summary.findings()).isEmpty();
  }

  @Test
  void readsRecordsWithoutLineEndsWhoseLastLostItsBlanks() throws IOException {
    String joined = deposit().replace("\n", "").replaceFirst(" +(9{94})", "$1") + "\n";

    assertThat(joined.length() % AchRecord.LENGTH).isNotEqualTo(1);
    assertThat(read(joined).deposits()).hasSize(2);
    assertThat(read(joined).summary().firstRefusal()).isEmpty();
  }

  @Test
  void readsNumbersFilledUpWithBlanks() throws IOException {
    String file =
        deposit().replace("000000124456", "      124456").replace("0000001000", "      1000");
    AchReceipts receipts = read(file);

    assertThat(receipts.deposits()).extracting(AchDeposit::amountCents).contains(1000L);
    assertThat(receipts.summary().findings())
        .extracting(BankFileFinding::code)
        .containsOnly("NUMBER_PADDED");
    assertThat(read(file.replace("124456", "124457")).summary().firstRefusal())
        .map(BankFileFinding::code)
        .contains("BATCH_AMOUNT");
  }

  @Test
  void notesAFileWithoutItsModifier() throws IOException {
    AchReceipts receipts = read(deposit().replace("0930A094", "0930 094"));

    assertThat(receipts.deposits()).hasSize(2);
    assertThat(receipts.summary().findings())
        .extracting(BankFileFinding::message)
        .containsExactly(
            "Line 1, columns 34-34, file id modifier: found \" \", expected a letter A-Z or a digit");
  }

  @Test
  void takesAnEnrolmentThatMovesNoMoney() throws IOException {
    String enrolment =
        deposit().replace("CCDHCCLAIMPMT", "ENRHCCLAIMPMT").replace("0000001000", "0000000000");

    assertThat(read(enrolment.replace("124456", "123456")).summary().firstRefusal()).isEmpty();
  }

  private static final String INTERNATIONAL =
      """
      101 091000019 0210000212601150930A094101NETWORK BANK           PAYER BANK
      5220                FF3               US1411111111IATTRADEPAYMTCADUSD260116   1021000020000001
      6220910000190007             0000123456000123456789                          1021000020000001
      710ANN000000000000123456000123456789          CLAIMWAY BH                              0000001
      711HARBOR HEALTH                      1 MAIN                                           0000001
      712ALBANY*NY\\                         US*12207\\                                        0000001
      713PAYER BANK                         01021000021                         US           0000001
      714NETWORK BANK                       01091000019                         US           0000001
      7151              1 MAIN                                                               0000001
      716ALBANY*NY\\                         US*12207\\                                        0000001
      82200000080009100001000000000000000000123456                                   021000020000001
      9000001000002000000080009100001000000000000000000123456
      """;

  private static String international() {
    StringBuilder file = new StringBuilder();
    INTERNATIONAL
        .lines()
        .map(
            line ->
                line.startsWith("622")
                    ? AchText.left(line.substring(0, 51), 78) + "1021000020000001"
                    : line)
        .forEach(line -> file.append(AchText.left(line, 94)).append('\n'));
    return file + ("9".repeat(94) + "\n").repeat(8);
  }

  @Test
  void readsAnInternationalEntryInItsOwnColumns() throws IOException {
    AchReceipts receipts = read(international());

    assertThat(receipts.summary().findings()).isEmpty();
    assertThat(receipts.deposits())
        .singleElement()
        .satisfies(deposit -> assertThat(deposit.receiverAccount()).isEqualTo("000123456789"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6220910|6900910|Line 3, columns 2-3, transaction code: found \"90\", expected a known transaction code",
        "622091000019|622091000018|Line 3, columns 12-12, check digit: found \"8\", expected 9 after \"09100001\"",
        "'5220 '|'5225 '|Line 3, columns 2-3, transaction code: found \"22\", expected a debit in a batch of class 225",
        "716ALBANY|717ALBANY|Line 3, addenda: found 7, expected one addenda of each type 10 to 16 in class IAT"
      })
  void holdsInternationalEntriesToTheirRules(String from, String to, String message)
      throws IOException {
    assertThat(read(international().replaceFirst(from, to)).summary().firstRefusal())
        .map(BankFileFinding::message)
        .contains(message);
  }

  @Test
  void checksTheWiderTotalsOfAccountingAdvices() throws IOException {
    String advices =
        """
        101 231380104 1210428821908161055A094101FEDERAL RESERVE BANK   MY BANK NAME
        5280COMPANY NAME, IN                    121042882 ADVACCOUNTING      190816   0121042880000001
        681231380104744-5678-99    00000005000012104288211131 NAME                    0011000010500001
        682231380104744-5678-99    00000025000012104288211139 NAME                    0011000010500002
        828000000200462760200000000000000025000000000000000000050000COMPANY NAME, INC  121042880000001
        9000001000001000000020046276020000000000000002500000000000000000005000
        """;
    AchSummary sound = read(advices.replaceFirst("5000\n$", "50000")).summary();
    assertThat(sound.findings())
        .extracting(BankFileFinding::code)
        .containsOnly("CLASS_NOT_READ", "LINE_SHORT", "NOT_BLOCKED");
    assertThat(sound.entries()).isEqualTo(2);
    assertThat(sound.totals().debitCents()).isEqualTo(250_000);
    assertThat(sound.totals().creditCents()).isEqualTo(50_000);

    assertThat(read(advices.replaceFirst("5000\n$", "50001")).summary().firstRefusal())
        .map(BankFileFinding::code)
        .contains("FILE_AMOUNT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "101 042000013231380104110729160A094101US BANK NA",
        "101 0420000132313801041107291600A094101US BANK NA",
        "\r\n101 091000019 0210000212601150930A094101NETWORK BANK",
        "5220HARBOR HEALTH                       1411111111CCDHCCLAIMPMT260115260116   1021000020000001",
        "622091000019000123456789     0000123456               CLAIMWAY BH OF NY PC    1021000020000001"
      })
  void recognisesItsFilesAlsoWithoutTheirHeader(String start) {
    assertThat(AchReader.recognises(start.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "101", "ISA*00*", "01,091000019,", "5220 is my number", "101 Dalmatians, 094"})
  void leavesOtherFilesToOthers(String start) {
    assertThat(AchReader.recognises(start.getBytes(StandardCharsets.ISO_8859_1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0000123456|0000123457|Line 6, columns 33-44, total credit amount: found \"000000124456\", expected 124457 as counted",
        "0930A094101|0930A094109|Line 1, columns 40-40, format code: found \"9\", expected \"1\"",
        "622091000019|622091000018|Line 3, columns 12-12, check digit: found \"8\", expected 9 after \"09100001\"",
        "8220000003|8220000004|Line 6, columns 5-10, entry/addenda count: found \"000004\", expected 3 as counted",
        "30018200002000000000000000000124456   |30018200003000000000000000000124456   |Line 6, columns 11-20, entry hash: found \"0018200003\", expected 18200002 as counted",
        "0000001000 |00000A1000 |Line 5, columns 30-39, amount: found \"00000A1000\", expected 10 digits",
        "5220HARBOR|5225HARBOR|Line 3, columns 2-3, transaction code: found \"22\", expected a debit in a batch of class 225",
        "0000001000 |0000000000 |Line 5, columns 30-39, amount: found \"0000000000\", expected more than zero for transaction code 22",
        "CLAIMWAY BH OF NY PC    1|'                        1'|Line 3, columns 55-76, individual name: found 0 characters, expected a name",
        "622091000019|628091000019|Line 3, columns 30-39, amount: found \"0000123456\", expected zero for transaction code 28"
      })
  void placesEveryError(String from, String to, String message) throws IOException {
    assertThat(deposit()).contains(from);
    assertThat(read(deposit().replaceFirst(from, to)).summary().firstRefusal())
        .map(BankFileFinding::message)
        .contains(message);
  }

  @Test
  void aRefusedBatchBringsNothingAndARefusedEntryCostsNotItsNeighbour() throws IOException {
    AchReceipts wrongTotal =
        read(deposit().replace("\n82200000030018200002", "\n82200000030018200009"));
    assertThat(wrongTotal.summary().refusedBatches()).isEqualTo(1);
    assertThat(wrongTotal.deposits()).isEmpty();

    AchReceipts wrongDigit = read(deposit().replaceFirst("622091000019", "622091000018"));
    assertThat(wrongDigit.summary().refusedEntries()).isEqualTo(1);
    assertThat(wrongDigit.deposits()).extracting(AchDeposit::amountCents).containsExactly(1000L);
  }

  @Test
  void sortsReturnsAndChangesFromDeposits() throws IOException {
    AchBatchHeader header =
        new AchBatchHeader(
            200,
            "CLAIMWAY",
            "",
            "9123456789",
            "PPD",
            "PAYOUT",
            "",
            LocalDate.of(2026, 2, 3),
            "",
            '1',
            "09100001",
            1);
    AchEntry returned =
        new AchEntry(
            21,
            "021000021",
            "5551",
            4200,
            "PO-17",
            "JANE ROE",
            "",
            true,
            "091000010000001",
            List.of(AchAddenda.returned("R03", "091000010000077", "02100002", "091000010000001")));
    AchEntry changed =
        new AchEntry(
            21,
            "021000021",
            "5552",
            0,
            "PO-18",
            "JOHN ROE",
            "",
            true,
            "091000010000002",
            List.of(
                AchAddenda.change(
                    "C03",
                    "091000010000078",
                    "02100002",
                    "011000015   777888",
                    "091000010000002")));
    AchReceipts receipts =
        AchReceipts.read(
            new ByteArrayInputStream(
                AchWriter.write(
                    new AchFile(
                        new AchFileHeader(
                            "091000019",
                            "091000019",
                            LocalDate.of(2026, 2, 3),
                            "0700",
                            'A',
                            "BANK",
                            "BANK",
                            ""),
                        List.of(new AchBatch(header, List.of(returned, changed)))))));

    assertThat(receipts.summary().firstRefusal()).isEmpty();
    assertThat(receipts.deposits()).isEmpty();
    assertThat(receipts.returns())
        .containsExactly(
            new AchReturn(
                "R03",
                "091000010000077",
                "02100002",
                returned.identification(),
                4200,
                true,
                LocalDate.of(2026, 2, 3),
                "9123456789",
                "091000010000001",
                3));
    assertThat(receipts.changes())
        .containsExactly(
            new AchChange(
                "C03",
                "091000010000078",
                "02100002",
                changed.identification(),
                LocalDate.of(2026, 2, 3),
                "011000015",
                "777888",
                null,
                "091000010000002",
                5));
  }

  @Test
  void quotesNoPersonInFindings() throws IOException {
    AchReceipts receipts = read(deposit().replaceFirst("000123456789     ", "                 "));
    assertThat(receipts.summary().findings().toString())
        .doesNotContain("CLAIMWAY")
        .doesNotContain("123456789 ");
    List<String> lines = deposit().lines().toList();
    AchBatchHeader batch = AchBatchHeader.parse(lines.get(1));
    assertThat(AchEntry.of(batch, lines.get(2)).toString())
        .isEqualTo("AchEntry[22, trace 021000020000001, 123456 cents]");
  }

  @Test
  void answersAnyRubbishWithFindings() throws IOException {
    Random random = new Random(20260115);
    byte[] sound = deposit().getBytes(StandardCharsets.ISO_8859_1);
    for (int round = 0; round < 3_000; round++) {
      byte[] mutated = sound.clone();
      for (int flips = 1 + random.nextInt(12); flips > 0; flips--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(mutated.length) : mutated.length;
      AchReceipts receipts = AchReceipts.read(new ByteArrayInputStream(mutated, 0, length));
      assertThat(receipts.summary().findingCount()).as("round " + round).isNotNegative();
    }
    assertThat(read("").summary().refused()).isTrue();
    assertThat(read("hello\n").summary().refused()).isTrue();
  }

  @Test
  void readsALargeFileInConstantMemory() throws IOException {
    long entries = 400_000;
    AchSummary summary = AchReader.read(new Endless(deposit(), entries), new AchListener() {});
    assertThat(summary.entries()).isEqualTo(entries + 2);
  }

  @Test
  void throwsOnlyWhenAskedForAWholeFile() {
    assertThatThrownBy(
            () ->
                AchFile.parse(
                    deposit().replaceFirst("094101", "094109").getBytes(StandardCharsets.US_ASCII)))
        .hasMessage(
            "Cannot read ACH file: Line 1, columns 40-40, format code: found \"9\", expected \"1\"");
  }

  /** The head of a file, then one entry again and again. */
  private static final class Endless extends InputStream {
    private final byte[] head;
    private final byte[] entry;
    private final long length;
    private long position;

    Endless(String file, long entries) {
      head = file.substring(0, 95 * 5).getBytes(StandardCharsets.US_ASCII);
      entry = file.substring(95 * 4, 95 * 5).getBytes(StandardCharsets.US_ASCII);
      length = head.length + entries * entry.length;
    }

    @Override
    public int read() {
      if (position >= length) {
        return -1;
      }
      long at = position++;
      return at < head.length ? head[(int) at] : entry[(int) ((at - head.length) % entry.length)];
    }

    @Override
    public int read(byte[] into, int offset, int wanted) {
      int count = (int) Math.min(wanted, length - position);
      for (int i = 0; i < count; i++) {
        into[offset + i] = (byte) read();
      }
      return count == 0 && wanted > 0 ? -1 : count;
    }
  }
}
