package io.claimway.integration;

import io.claimway.money.Cents;
import io.claimway.postgres.Database;
import io.claimway.postgres.Rows;
import io.claimway.s3.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each night left of a client's one session, in words: what left for which mailbox, read from
 * the delivered bytes; where its claims stand and what stands of their charges in the book; what
 * the session waits for, what a person has to look at, and what it has earned.
 */
final class SessionDiary {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

  private static final String CLAIMS =
      """
      select to_char(c.service_date, 'MM-DD'), c.payer, s.version, s.state, s.live_version, s.live_state,
             coalesce((select sum(case a.kind when 'gross-charges' then t.amount_cents else 0 end - case d.kind when 'gross-charges' then t.amount_cents else 0 end)
                         from ledger.transfer t join ledger.account a on a.account_id = t.credit join ledger.account d on d.account_id = t.debit
                        where t.claim_id = c.claim_id), 0) as charge,
             coalesce((select sum(case d.kind when 'payer-receivable' then t.amount_cents else 0 end - case a.kind when 'payer-receivable' then t.amount_cents else 0 end)
                         from ledger.transfer t join ledger.account a on a.account_id = t.credit join ledger.account d on d.account_id = t.debit
                        where t.claim_id = c.claim_id), 0) as owed
        from claim.claim c join claim.state s using (claim_id)
       where c.client_id = ?
       order by c.claim_id
      """;

  private static final String HOLDS =
      "select code || ' of ' || owner from claim.hold where session_id = ? and released_run is null order by 1";

  private static final String ITEMS =
      """
      select kind || ' ' || root_cause from worklist.item
       where state = 'OPEN' and (claim_id in (select claim_id from claim.claim where client_id = ?) or subject like '%' || ? || '%')
       order by 1
      """;

  private static final String EARNED =
      "select coalesce(sum(cents), 0) from payout.earning where session_id = ?";

  private final Database database;
  private final ObjectStore objects;
  private final Set<String> read = new HashSet<>();
  private final Map<String, StringBuilder> pages = new TreeMap<>();
  private final Map<String, String> diaries = new TreeMap<>();
  private final Map<String, String> lastPages = new TreeMap<>();

  SessionDiary(Database database, ObjectStore objects, List<String> clients) {
    this.database = database;
    this.objects = objects;
    clients.forEach(client -> diaries.put(client, ""));
  }

  /** All that is written of a client's session. */
  String of(String client) {
    return diaries.get(client);
  }

  /** Writes of a night where it left something else than the one before. */
  void write(LocalDate night) {
    diaries.keySet().forEach(client -> pages.put(client, new StringBuilder()));
    for (String key : objects.keys("mailboxes/")) {
      if (key.contains("/outbound/837P_") && read.add(key)) {
        tellSent(key.split("/", -1)[1], new String(objects.get(key), StandardCharsets.US_ASCII));
      }
    }
    pages.forEach(this::tellBook);
    pages.forEach(
        (client, page) -> {
          if (!page.toString().equals(lastPages.put(client, page.toString()))) {
            diaries.merge(client, "night " + DAY.format(night) + "\n" + page, String::concat);
          }
        });
  }

  /** Segment by segment, by nothing of the program's own reader. */
  private void tellSent(String partner, String file) {
    StringBuilder subscriber = null;
    StringBuilder claim = null;
    for (String segment : file.split("~", -1)) {
      String[] elements = segment.strip().split("\\*", -1);
      if (elements[0].equals("HL")) {
        claim = null;
      } else if (elements[0].equals("NM1") && elements[1].equals("IL")) {
        subscriber = pageOf(elements[9]);
      } else if (elements[0].equals("CLM")) {
        claim = subscriber;
        claim.append("  sends ").append(elements[5].split(":", -1)[2]);
        claim.append(" to ").append(partner);
      } else if (claim != null) {
        tellClaim(claim, elements);
      }
    }
  }

  private static void tellClaim(StringBuilder claim, String[] elements) {
    switch (elements[0]) {
      case "REF" -> claim.append(elements[1].equals("F8") ? " F8 " + elements[2] : "");
      case "SV1" -> claim.append(", ").append(elements[1].split(":", -1)[1]);
      case "DTP" -> {
        LocalDate day = LocalDate.parse(elements[3], DateTimeFormatter.BASIC_ISO_DATE);
        claim.append(" of ").append(DAY.format(day)).append('\n');
      }
      default -> {}
    }
  }

  private StringBuilder pageOf(String member) {
    return pages.entrySet().stream()
        .filter(page -> OneTherapist.member(page.getKey()).equals(member))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private void tellBook(String client, StringBuilder page) {
    String session = OneTherapist.session(client);
    database.inTransaction(
        connection -> {
          Rows.list(
                  connection,
                  CLAIMS,
                  row ->
                      "%s %s v%d %s%s, charge %s, owed %s"
                          .formatted(
                              row.getString(1),
                              row.getString(2),
                              row.getInt(3),
                              row.getString(4),
                              row.getString(5) == null
                                  ? ""
                                  : ", live v%s %s".formatted(row.getString(5), row.getString(6)),
                              Cents.dollars(row.getLong(7)),
                              Cents.dollars(row.getLong(8))),
                  client)
              .forEach(line -> tell(page, "claim", line));
          Rows.list(connection, HOLDS, row -> row.getString(1), session)
              .forEach(line -> tell(page, "waits", line));
          Rows.list(connection, ITEMS, row -> row.getString(1), client, session)
              .forEach(line -> tell(page, "item", line));
          Rows.list(connection, EARNED, row -> Cents.dollars(row.getLong(1)), session)
              .forEach(line -> tell(page, "earned", line));
          return page;
        });
  }

  private static void tell(StringBuilder page, String what, String line) {
    page.append("  ").append(what).append(' ').append(line).append('\n');
  }
}
