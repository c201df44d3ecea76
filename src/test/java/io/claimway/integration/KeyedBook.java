package io.claimway.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.postgres.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A book laid beside the answer key of the payers that filled it: what each payment, claim and line
 * should have come to, and what it came to.
 */
final class KeyedBook {
  /** As the demo's payer profiles have it: what may be missing before a person is asked. */
  private static final long TOLERATED_CENTS = 500;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Work items that a reported claim or a line of it can open. */
  private static final String ITEMS =
      "select (string_to_array(business_key, '|'))[1:2], kind, state from worklist.item where kind in ('SUSPENDED_CLAIM',"
          + " 'DENIED_CLAIM', 'NEXT_PAYER_SHARE', 'MEMBER_KNOWN_OTHERWISE', 'UNLISTED_ADJUSTMENT', 'UNDERPAID_LINE',"
          + " 'OVERPAID_LINE', 'UNDECIDED_PART', 'CREDIT_BALANCE')";

  private static final String CLAIMS =
      "select p.originator, p.trace, c.payer_claim_number, c.status, c.charge_cents, c.payment_id, c.ordinal, c.state,"
          + " c.reason, v.patient_control_number from remit.claim c join remit.payment p using (payment_id)"
          + " left join claim.version v using (claim_id, version)";

  /** By line what an adjudication moved off its payer's receivable; mirrors apart. */
  private static final String TRANSFERS =
      "select t.payment_id, t.ordinal, coalesce(t.line_number, 0), t.event, t.undoes is not null,"
          + " sum(case when c.kind = e.credit_kind and (c.kind <> d.kind or c.owner = v.payer) then t.amount_cents"
          + " else -t.amount_cents end) from ledger.transfer t join ledger.event e using (event)"
          + " join ledger.account d on d.account_id = t.debit join ledger.account c on c.account_id = t.credit"
          + " left join claim.claim v using (claim_id)"
          + " where t.ordinal > 0 and t.claim_id is not null and t.event <> 'SUSPENDED' group by 1, 2, 3, 4, 5";

  private final Map<String, JsonNode> key;
  private final Map<String, Row> book = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> touchedBy = new ArrayList<>();
  private long postable;
  private long touched;

  private record Place(long paymentId, int ordinal) {}

  /** A reported claim in the book. */
  private record Row(Place place, String state, String reason, String controlNumber) {}

  /** Cents of a line of the book by event. */
  private record Moved(Map<String, Long> decided, Map<String, Long> mirrored) {}

  private KeyedBook(Map<String, JsonNode> key) {
    this.key = key;
  }

  static KeyedBook join(Connection connection, Path outside) throws IOException, SQLException {
    KeyedBook joined = new KeyedBook(read(outside.resolve("remittance-key.jsonl")));
    joined.claims(connection);
    joined.payments(connection);
    return joined;
  }

  /** Where the book is not as the key says. */
  List<String> wrong() {
    return wrong;
  }

  /** Lines that nobody should have to look at. */
  long postable() {
    return postable;
  }

  /** Those of them that somebody was asked to look at. */
  long touched() {
    return touched;
  }

  /** Which, and by what. */
  List<String> touchedBy() {
    return touchedBy;
  }

  private static Map<String, JsonNode> read(Path file) throws IOException {
    Map<String, JsonNode> key = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode entry = JSON.readTree(line);
      JsonNode about = entry.path("key");
      String id = entry.path("what").asText() + " " + payment(about);
      if (about.has("arrives")) {
        id += " " + about.path("arrives").asText();
      }
      if (about.has("claimNumber")) {
        id += " " + claim(about);
      }
      key.put(id, about);
    }
    return key;
  }

  private static String payment(JsonNode about) {
    return about.path("originator").asText() + " " + about.path("trace").asText();
  }

  private static String claim(JsonNode about) {
    return about.path("claimNumber").asText()
        + " "
        + about.path("status").asText()
        + " "
        + about.path("chargeCents").asText();
  }

  private void claims(Connection connection) throws SQLException {
    Rows.list(
        connection,
        CLAIMS,
        row ->
            book.put(
                "claim %s %s %s %s %s"
                    .formatted(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                new Row(
                    new Place(row.getLong(6), row.getInt(7)),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10))));
    Map<Place, Map<String, String>> items = items(connection);
    Map<Place, Map<Integer, Moved>> transfers = transfers(connection);
    Map<String, JsonNode> said = new TreeMap<>(key);
    said.keySet().removeIf(id -> !id.startsWith("claim "));
    said.forEach(
        (id, about) -> {
          Row row = book.remove(id);
          if (about.path("end").asText().equals("NEVER_TOLD")) {
            expect(id, "the book's state", row == null ? "none" : row.state(), "none");
          } else if (row == null) {
            wrong.add(id + ": the book has nothing of it");
          } else {
            judge(
                id,
                about,
                row,
                items.getOrDefault(row.place(), Map.of()),
                transfers.getOrDefault(row.place(), Map.of()));
          }
        });
    book.forEach((id, row) -> wrong.add(id + ": the key has nothing of it"));
  }

  private static Map<Place, Map<String, String>> items(Connection connection) throws SQLException {
    Map<Place, Map<String, String>> items = new LinkedHashMap<>();
    Rows.list(
        connection,
        ITEMS,
        row -> {
          String[] place = (String[]) row.getArray(1).getArray();
          return items
              .computeIfAbsent(
                  new Place(Long.parseLong(place[0]), Integer.parseInt(place[1])),
                  any -> new TreeMap<>())
              .put(row.getString(2), row.getString(3));
        });
    return items;
  }

  private static Map<Place, Map<Integer, Moved>> transfers(Connection connection)
      throws SQLException {
    Map<Place, Map<Integer, Moved>> transfers = new LinkedHashMap<>();
    Rows.list(
        connection,
        TRANSFERS,
        row -> {
          Moved moved =
              transfers
                  .computeIfAbsent(new Place(row.getLong(1), row.getInt(2)), any -> new TreeMap<>())
                  .computeIfAbsent(
                      row.getInt(3), any -> new Moved(new TreeMap<>(), new TreeMap<>()));
          return (row.getBoolean(5) ? moved.mirrored() : moved.decided())
              .put(row.getString(4), row.getLong(6));
        });
    return transfers;
  }

  private void judge(
      String id, JsonNode about, Row row, Map<String, String> items, Map<Integer, Moved> moved) {
    boolean suspended = about.path("end").asText().equals("SUSPENDED");
    boolean reversal = about.path("status").asText().equals("22");
    TreeSet<String> queues = new TreeSet<>();
    if (suspended) {
      queues.add("SUSPENDED_CLAIM");
    }
    about.path("queues").forEach(queue -> queues.add(item(queue.asText())));
    boolean isShort = false;
    for (JsonNode line : about.path("lines")) {
      isShort |= !reversal && line.path("shortCents").asLong() > TOLERATED_CENTS;
    }
    if (isShort) {
      queues.add("UNDERPAID_LINE");
    }
    boolean takes =
        suspended
            ? List.of("SUSPENDED", "WAITING").contains(row.state())
            : List.of("POSTED", "REVERSED", "NOTED").contains(row.state());
    if (!takes) {
      wrong.add(
          "%s: the key says %s, the book %s %s"
              .formatted(id, about.path("end").asText(), row.state(), row.reason()));
    }
    if (suspended) {
      expect(id, "its item's state", items.get("SUSPENDED_CLAIM"), "OPEN");
      expect(id, "transfers", String.valueOf(moved.keySet()), "[]");
      return;
    }
    expect(id, "the claim", row.controlNumber(), about.path("controlNumber").asText());
    if (queues.isEmpty()) {
      postable += about.path("lines").size();
      if (!items.isEmpty()) {
        touched += about.path("lines").size();
        touchedBy.add(id + ": " + items);
      }
    } else {
      TreeSet<String> asked = new TreeSet<>(items.keySet());
      // What has ended meanwhile may have been asked on the way.
      asked.removeIf(kind -> !items.get(kind).equals("OPEN") && !queues.contains(kind));
      expect(id, "queues", asked.toString(), queues.toString());
    }
    for (JsonNode line : about.path("lines")) {
      Moved of = moved.getOrDefault(line.path("place").asInt(), new Moved(Map.of(), Map.of()));
      expect(
          id + " line " + line.path("place").asText(), "cents", cents(of, reversal), cents(line));
    }
    expect(
        id,
        "what is unclassified",
        String.valueOf(moved.getOrDefault(0, new Moved(Map.of(), Map.of())).decided()),
        withoutVoid(moved, reversal));
  }

  /** What stands at no line: only the charge that a void takes back. */
  private static String withoutVoid(Map<Integer, Moved> moved, boolean reversal) {
    Moved none = moved.getOrDefault(0, new Moved(Map.of(), Map.of()));
    return reversal && none.decided().keySet().equals(java.util.Set.of("CLAIM_VOIDED"))
        ? none.decided().toString()
        : "{}";
  }

  private static String item(String queue) {
    return switch (queue) {
      case "DENIAL" -> "DENIED_CLAIM";
      case "MEMBER" -> "MEMBER_KNOWN_OTHERWISE";
      case "NEXT_PAYER" -> "NEXT_PAYER_SHARE";
      case "WAITED" -> "SUSPENDED_CLAIM";
      default -> queue;
    };
  }

  private static String cents(JsonNode line) {
    return cents(
        line.path("paidCents").asLong(),
        line.path("contractualCents").asLong(),
        line.path("patientCents").asLong(),
        line.path("deniedCents").asLong());
  }

  private static String cents(Moved moved, boolean reversal) {
    Map<String, Long> of = reversal ? moved.mirrored() : moved.decided();
    return cents(
        of.getOrDefault("PAYER_PAID", 0L),
        of.getOrDefault("CONTRACTUAL", 0L),
        of.getOrDefault("PATIENT_SHARE", 0L) + of.getOrDefault("NEXT_PAYER_SHARE", 0L),
        of.getOrDefault("DENIED", 0L));
  }

  private static String cents(long paid, long contractual, long patient, long denied) {
    return "paid %d contractual %d patient %d denied %d"
        .formatted(paid, contractual, patient, denied);
  }

  private void expect(String id, String what, String found, String expected) {
    if (!java.util.Objects.equals(expected, found)) {
      wrong.add("%s: %s is %s, the key says %s".formatted(id, what, found, expected));
    }
  }

  private void payments(Connection connection) throws SQLException {
    Map<String, String> found = new TreeMap<>();
    Rows.list(
        connection,
        "select p.originator || ' ' || p.trace, concat_ws(' ', p.state, p.amount_cents, coalesce(c.deposited_cents, 0),"
            + " coalesce((select sum(s.suspended_cents) from remit.provider_suspended s where s.payment_id = p.payment_id), 0))"
            + " from remit.payment p left join deposit.clearing c using (payment_id)",
        row -> found.put(row.getString(1), row.getString(2)));
    List<String> unapplied =
        Rows.list(
            connection,
            "select originator || ' ' || trace || ' ' || amount_cents from deposit.line where state = 'UNAPPLIED'",
            row -> row.getString(1));
    String last =
        Rows.list(
                connection, "select max(business_date)::text from run.run", row -> row.getString(1))
            .get(0);
    key.forEach(
        (id, about) -> {
          if (id.startsWith("payment ")) {
            long came =
                key.entrySet().stream()
                    .filter(each -> each.getKey().startsWith("money " + payment(about) + " "))
                    .map(Map.Entry::getValue)
                    .filter(money -> arrived(money, last))
                    .mapToLong(money -> money.path("cents").asLong())
                    .sum();
            boolean told = !about.path("told").isNull();
            long unexplained = 0;
            for (JsonNode item : about.path("items")) {
              unexplained += item.path("unexplainedCents").asLong();
            }
            expect(
                id,
                "state, cents, deposit and what no register explains",
                found.remove(payment(about)),
                told
                    ? "POSTED %d %d %d".formatted(about.path("cents").asLong(), came, unexplained)
                    : null);
            if (!told && came != 0 && !unapplied.contains(payment(about) + " " + came)) {
              wrong.add(id + ": its deposit is not among those without remittance: " + came);
            }
          }
        });
    found.forEach((id, state) -> wrong.add("payment " + id + ": the key has nothing of it"));
  }

  private static boolean arrived(JsonNode money, String last) {
    return !money.path("arrives").isNull() && money.path("arrives").asText().compareTo(last) <= 0;
  }
}
