package io.claimway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.world.Hledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HledgerJournalTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 9);
  private static final Subject CLAIM = Subject.claim("cli-1|P", 7, 2, DAY.minusDays(3)).onLine(1);

  @TempDir private Path folder;

  private static BookedTransfer booked(long seq, Transfer transfer) {
    return new BookedTransfer(seq, transfer, DAY.plusDays(seq), "night");
  }

  private static List<BookedTransfer> book() {
    return List.of(
        booked(
            1,
            BookEvent.CLAIM_DELIVERED.transfer(
                "cbh-ny", "harbor", "", 15_000, CLAIM, "file 1; ST 2, CLM 3", DAY)),
        booked(2, BookEvent.PAYER_PAID.transfer("cbh-ny", "", "harbor", 12_005, CLAIM, "835", DAY)),
        booked(
            3,
            BookEvent.SUSPENDED.transfer(
                "cbh-ny", "", "A  (B)\tc", -7, CLAIM, "835", DAY.plusDays(3))),
        booked(
            4,
            BookEvent.PATIENT_SHARE.transfer(
                "cbh-ny", "client:7", "harbor", 2_995, CLAIM, "835", DAY)));
  }

  private static SortedMap<String, Long> balances() {
    SortedMap<String, Long> balances = new TreeMap<>();
    for (BookedTransfer each : book()) {
      balances.merge(each.transfer().debit().code(), each.transfer().amountCents(), Long::sum);
      balances.merge(each.transfer().credit().code(), -each.transfer().amountCents(), Long::sum);
    }
    return balances;
  }

  @Test
  void writesAnEntryPerTransferAndAssertsWhatEveryAccountHolds() {
    assertThat(HledgerJournal.heading())
        .contains("commodity $1000.00\n", "account bank-cash  ; type:C\n");
    assertThat(HledgerJournal.entry(book().get(1)))
        .isEqualTo(
            """
            2026-01-11=2026-01-09 (2) PAYER_PAID  ; claim:7, version:2, line:1, cause: 835
                remittance-clearing:cbh-ny  $120.05
                payer-receivable:cbh-ny:harbor  $-120.05

            """);
    assertThat(HledgerJournal.closing(DAY, balances()))
        .contains("    payer-receivable:cbh-ny:harbor  $0.00 = $0.00\n")
        .contains("    suspense:cbh-ny:A _(B) c  $0.00 = $0.07\n");
  }

  @Test
  void isReadByHledgerWhichAgreesOnEveryAccount() throws IOException {
    Path journal = folder.resolve("book.journal");
    StringBuilder text = new StringBuilder(HledgerJournal.heading());
    book().forEach(each -> text.append(HledgerJournal.entry(each)));
    text.append(HledgerJournal.closing(DAY.plusDays(4), balances()));
    Files.writeString(journal, text);
    SortedMap<String, Long> expected = new TreeMap<>();
    balances().forEach((code, cents) -> expected.put(code.replace("A  (B)\t", "A _(B) "), cents));
    assertThat(Hledger.added(journal)).isEqualTo(expected);
    assertThat(Hledger.balances(journal)).isEqualTo(expected);
  }
}
