package io.claimway.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.archive.CodeLibrary;
import io.claimway.ledger.Transfer;
import io.claimway.money.Cents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What provider adjustments (PLB) book, as stories: nights are told apart by a bar, items of one
 * payment by a comma, payments by a semicolon.
 */
class RecoupmentRegistersTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final ProviderLevelCodes CODES = CodeLibrary.providerLevelCodes();

  /** The registers over nights, as the book keeps them. */
  private static final class Book {
    private final Map<RecoupmentRegisters.Key, Long> balances = new TreeMap<>();
    private final Map<List<Long>, ProviderDecision> standing = new LinkedHashMap<>();
    private final Map<List<Long>, ProviderDecision> earlier = new HashMap<>();
    private final Map<String, Long> accounts = new TreeMap<>();
    private final Map<String, Transfer> transfers = new HashMap<>();
    private long payments;

    /** What a person says in the day: {@code say 1.1 INTEREST}, {@code undo 1.1}; else a night. */
    void goOn(String text) {
      String[] words = text.strip().split(" +", -1);
      if (!words[0].equals("say") && !words[0].equals("undo")) {
        night(text);
        return;
      }
      List<Long> key = Arrays.stream(words[1].split("\\.", -1)).map(Long::valueOf).toList();
      ProviderDecision before = standing.get(key);
      if (words[0].equals("undo")) {
        keep(List.of(RecoupmentRegisters.takeBack(before, earlier.get(key), "harbor-ppo")));
        return;
      }
      RecoupmentRegisters registers =
          new RecoupmentRegisters(
              CODES,
              balances,
              standing.values().stream()
                  .filter(each -> each.waitsFor() != null && !each.equals(before))
                  .toList());
      earlier.put(key, before);
      ProviderDecision.Treatment as = ProviderDecision.Treatment.valueOf(words[2]);
      keep(registers.place(before, as, "harbor-ppo"));
      registers
          .changed()
          .forEach(register -> balances.put(register.key(), register.balanceCents()));
    }

    private void keep(List<ProviderDecision> decisions) {
      for (ProviderDecision decision : decisions) {
        standing.put(List.of(decision.item().paymentId(), (long) decision.item().item()), decision);
        decision.transfers().forEach(this::post);
      }
    }

    void night(String text) {
      List<ProviderItem> items = new ArrayList<>();
      for (String payment : text.split(";", -1)) {
        payments++;
        int place = 0;
        for (String item : payment.split(",", -1)) {
          place++;
          items.add(item(place, item.strip().split(" +", -1)));
        }
      }
      RecoupmentRegisters registers =
          new RecoupmentRegisters(
              CODES,
              balances,
              standing.values().stream().filter(each -> each.waitsFor() != null).toList());
      List<ProviderDecision> decisions = registers.book(items);
      registers
          .changed()
          .forEach(register -> balances.put(register.key(), register.balanceCents()));
      keep(decisions);
      balances.values().forEach(balance -> assertThat(balance).isNotNegative());
    }

    /** {@code WO:REF -10.00 [03-04] [of ENTITY|nobody]}. */
    private ProviderItem item(int place, String... words) {
      String[] code = words[0].split(":", -1);
      LocalDate paidOn = FIRST.plusDays(payments);
      String entity = "ny";
      for (int i = 2; i < words.length; i++) {
        if (words[i].equals("of")) {
          i++;
          entity = words[i].equals("nobody") ? null : words[i];
        } else {
          paidOn = LocalDate.parse("2026-" + words[i]);
        }
      }
      return new ProviderItem(
          payments,
          place,
          "payment " + payments,
          "harbor",
          "ny",
          paidOn,
          "file",
          entity,
          code[0],
          RecoupmentRegisters.Key.reference(code.length > 1 ? code[1].replace('_', ' ') : ""),
          Cents.parse(words[1]));
    }

    private void post(Transfer transfer) {
      assertThat(transfers.put(transfer.key().toString(), transfer)).as("booked twice").isNull();
      if (transfer.undoes() != null) {
        assertThat(transfers).containsKey(transfer.undoes().toString());
      }
      accounts.merge(transfer.debit().code(), transfer.amountCents(), Long::sum);
      accounts.merge(transfer.credit().code(), -transfer.amountCents(), Long::sum);
    }

    String told() {
      StringBuilder told = new StringBuilder();
      accounts.forEach(
          (code, cents) -> {
            if (cents != 0) {
              told.append(code).append(' ').append(Cents.plain(cents)).append("; ");
            }
          });
      standing
          .values()
          .forEach(
              each ->
                  each.workItem(CODES, FIRST)
                      .ifPresent(
                          item ->
                              told.append(each.waitsFor().name().toLowerCase(Locale.ROOT))
                                  .append(' ')
                                  .append(each.item().reason())
                                  .append(' ')
                                  .append(Cents.plain(item.cents()))
                                  .append("; ")));
      return told.toString().strip();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/plb-stories.csv", delimiter = '!', numLinesToSkip = 1)
  void books(String title, String nights, String expected) {
    Book book = new Book();
    Arrays.stream(nights.split("\\|", -1)).forEach(book::goOn);
    assertThat(book.told()).isEqualTo(expected == null ? "" : expected.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"WO", "FB", "72", "L6", "CS", "LE"})
  void clearingIsChargedTheWholeItemWhateverBecomesOfIt(String code) {
    for (String cents : List.of("-12.34", "12.34")) {
      Book book = new Book();
      book.night(code + ":R " + cents);
      assertThat(book.accounts).containsEntry("remittance-clearing:ny", -Cents.parse(cents));
      assertThat(book.accounts.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }
  }

  @Test
  void everyCodeOfTheGuideHasATreatmentAndAWayOut() {
    for (String code : CODES.codes()) {
      ProviderLevelCode listed = CODES.of(code.toLowerCase(Locale.ROOT));
      assertThat(listed.meaning()).as(code).isNotBlank();
      assertThat(listed.action()).as(code).isNotBlank();
      assertThat(listed.advice(FIRST).deadline()).isAfter(FIRST);
    }
    assertThat(
            CODES.codes().stream()
                .filter(code -> CODES.of(code).treatment() != ProviderLevelCode.Treatment.SUSPENSE))
        .containsExactlyInAnyOrder("72", "FB", "L6", "WO");
    assertThat(CODES.of("QQ").treatment()).isEqualTo(ProviderLevelCode.Treatment.SUSPENSE);
  }

  @Test
  void theSameItemsOverOtherNightsLeadToTheSameBalances() {
    List<String> items =
        List.of("WO:A -50.00 03-03", "WO:A 80.00 03-05", "FB:A -40.00 03-06", "WO:B 10.00 03-04");
    String expected = null;
    for (int turn = 0; turn < items.size(); turn++) {
      Book book = new Book();
      for (int i = 0; i < items.size(); i++) {
        book.night(items.get((i + turn) % items.size()));
      }
      expected = expected == null ? book.told() : expected;
      assertThat(book.told()).isEqualTo(expected);
    }
  }
}
