package io.claimway.integration;

import io.claimway.s3.ObjectStore;
import io.claimway.simulator.payer.wire.BankFileText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A bank that reports one account as a test says: statements whose balances go on from each other,
 * and files about entries of ours.
 */
final class BankByHand {
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final String ROUTING = "021000021";
  private static final String RECEIVER = "01100001";
  private static final int FIRST_DEBIT = 400;

  private final ObjectStore objects;
  private final String account;
  private long balance;

  BankByHand(ObjectStore objects, String account, long opening) {
    this.objects = objects;
    this.account = account;
    this.balance = opening;
  }

  /**
   * One entry of a file about entries of ours.
   *
   * @param said addenda from its type code on: {@code 99R03…}
   */
  record Entry(long cents, String id, String said) {}

  long balance() {
    return balance;
  }

  /** A final statement of a day; lines are type code, cents and what follows the amount. */
  void states(String name, LocalDate day, String... lines) {
    put(name, written(day, lines));
  }

  /** The same, on its way. */
  byte[] written(LocalDate day, String... lines) {
    String balances = "010,%d,,,015,%d,,".formatted(balance, balance + moved(lines));
    byte[] statement = statement(day, "1", "2", balances, balance * 2 + moved(lines), lines);
    balance += moved(lines);
    return statement;
  }

  /**
   * A report that changes nothing.
   *
   * @param status of its group; likewise the modifier of its date
   */
  void reports(String name, LocalDate day, String status, String modifier, String... lines) {
    put(name, statement(day, status, modifier, "", 0, lines));
  }

  private static long moved(String... lines) {
    long moved = 0;
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      long cents = Long.parseLong(words[1]);
      moved += Integer.parseInt(words[0]) < FIRST_DEBIT ? cents : -cents;
    }
    return moved;
  }

  private byte[] statement(
      LocalDate day,
      String status,
      String modifier,
      String balances,
      long balanceTotal,
      String... lines) {
    String yymmdd = SHORT_DAY.format(day);
    List<String> records = new ArrayList<>();
    records.add("01,%s,CLAIMWAY,%s,0430,1,80,,2/".formatted(ROUTING, yymmdd));
    records.add("02,CLAIMWAY,%s,%s,%s,,USD,%s/".formatted(ROUTING, status, yymmdd, modifier));
    records.add("03,%s,USD,%s/".formatted(account, balances));
    long total = balanceTotal;
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      total += Long.parseLong(words[1]);
      records.addAll(List.of("16,%s,%s,%s".formatted(words[0], words[1], words[2]).split("\n")));
    }
    records.add("49,%d,%d/".formatted(total, records.size() - 1));
    records.add("98,%d,1,%d/".formatted(total, records.size()));
    records.add("99,%d,1,%d/".formatted(total, records.size() + 1));
    return (String.join("\n", records) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** A file of returns and changes. */
  void says(String name, LocalDate day, Entry... entries) {
    BankFileText file = new BankFileText(ROUTING, "123456780", day, 'B', "CLAIMWAY", "BANK");
    file.batch("200", "CLAIMWAY", "1131000001", "PAYOUT", day, RECEIVER);
    int own = 0;
    for (Entry entry : entries) {
      own++;
      file.entry(
          "21",
          ROUTING,
          account,
          entry.cents(),
          entry.id(),
          "PRACTICE",
          own,
          "%-78s%s%07d".formatted(entry.said(), RECEIVER, own));
    }
    file.endBatch();
    put(name, file.bytes());
  }

  void put(String name, byte[] bytes) {
    objects.put("mailboxes/bank/inbound/" + name, bytes);
  }
}
