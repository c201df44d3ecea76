package io.claimway.integration;

import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.Rows;
import io.claimway.s3.ObjectStore;
import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.TransactionHeader;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Payers that answer what a test says, in X12 and in the mailboxes of their partners: 999 for every
 * file, 277CA and 835 claim by claim. What is said in one morning goes into one file per payer.
 */
final class PayersByHand {
  private static final LocalTime TIME = LocalTime.of(5, 0);

  private static final String CLAIMS =
      """
      select c.payer, v.patient_control_number, c.client_id, c.service_date, v.charge_cents, l.expected_cents, l.procedure_code, l.line_control_number
        from claim.version v join claim.claim c using (claim_id) join claim.line l using (claim_id, version)
       where c.client_id = ? and c.payer = ? and v.version = ?
       order by c.claim_id desc
      """;

  private static final String FILES =
      """
      select o.partner, o.group_control, t.transaction_control
        from exchange.outbound_file o join exchange.outbound_transaction t using (file_id)
       where o.kind = '837P' and o.state = 'DELIVERED' and not exists (select from exchange.file_answer a where a.file_id = o.file_id)
       order by 1, 2, 3
      """;

  private final Database database;
  private final ObjectStore objects;
  private final PayerProfiles profiles;
  private final Map<String, List<Consumer<SegmentWriter>>> statuses = new TreeMap<>();
  private final Map<String, List<Advice>> advices = new TreeMap<>();
  private final Set<String> byCard = new HashSet<>();
  private int control = 700_000;
  private LocalDate today;

  PayersByHand(Database database, ObjectStore objects, PayerProfiles profiles) {
    this.database = database;
    this.objects = objects;
    this.profiles = profiles;
  }

  private record Claim(
      PayerProfile payer,
      String number,
      String client,
      LocalDate day,
      long cents,
      long allowed,
      String procedure,
      String line) {}

  private record Advice(long paid, Consumer<SegmentWriter> segments) {}

  /** 277CA A2: accepted for adjudication under the payer's number. */
  void accepts(String client, String payer, int version, String number) {
    status(claim(client, payer, version), "A2", "20", number);
  }

  /** 277CA A7: refused by name. */
  void rejects(String client, String payer, int version, String status) {
    status(claim(client, payer, version), "A7", status, null);
  }

  /** 835: decided, and paid as its contract says; the rest of the charge is contractual. */
  void pays(String client, String payer, int version, String number) {
    Claim claim = claim(client, payer, version);
    advise(claim, claim.allowed(), w -> decide(w, claim, "1", 1, number, 0));
  }

  /** 835: the same but for what it leaves to the patient (PR-3). */
  void paysBut(String client, String payer, int version, String number, long share) {
    Claim claim = claim(client, payer, version);
    advise(claim, claim.allowed() - share, w -> decide(w, claim, "1", 1, number, share));
  }

  /** 835: decided as {@link #pays} does, and paid by a card. */
  void paysByCard(String client, String payer, int version, String number) {
    pays(client, payer, version, number);
    byCard.add(payer);
  }

  /** 835: that is taken back. */
  void reversesBut(String client, String payer, int version, String number, long share) {
    Claim claim = claim(client, payer, version);
    advise(claim, share - claim.allowed(), w -> decide(w, claim, "22", -1, number, share));
  }

  /** 835: what was paid of a version is taken back, because it was voided or is decided anew. */
  void reverses(String client, String payer, int version, String number) {
    Claim claim = claim(client, payer, version);
    advise(claim, -claim.allowed(), w -> decide(w, claim, "22", -1, number, 0));
  }

  private Claim claim(String client, String payer, int version) {
    return database
        .inTransaction(
            connection ->
                Rows.list(
                    connection,
                    CLAIMS,
                    row ->
                        new Claim(
                            profiles.get(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, LocalDate.class),
                            row.getLong(5),
                            row.getLong(6),
                            row.getString(7),
                            row.getString(8)),
                    client,
                    payer,
                    version))
        .get(0);
  }

  private void status(Claim claim, String category, String status, String number) {
    boolean refused = number == null;
    statuses
        .computeIfAbsent(claim.payer().payer(), any -> new ArrayList<>())
        .add(
            w -> {
              person(w, claim);
              w.segment("TRN").elements("2", claim.number());
              w.segment("STC").element(category).component(status).component("PR");
              w.date(today).element(refused ? "U" : "WQ").cents(claim.cents());
              if (!refused) {
                w.segment("REF").elements("1K", number);
              }
              w.segment("DTP").elements("472", "D8").date(claim.day());
            });
  }

  private void advise(Claim claim, long paid, Consumer<SegmentWriter> segments) {
    advices
        .computeIfAbsent(claim.payer().payer(), any -> new ArrayList<>())
        .add(new Advice(paid, segments));
  }

  private static void decide(
      SegmentWriter w, Claim claim, String status, int sign, String number, long share) {
    long paid = sign * (claim.allowed() - share);
    w.segment("CLP").elements(claim.number(), status).cents(sign * claim.cents()).cents(paid);
    if (share == 0) {
      w.skip(1);
    } else {
      w.cents(sign * share);
    }
    w.elements("12", number, "10", "1");
    person(w, claim);
    w.segment("DTM").element("232").date(claim.day());
    w.segment("SVC").element("HC").component(claim.procedure());
    w.cents(sign * claim.cents()).cents(paid).skip(1).element("1");
    w.segment("DTM").element("472").date(claim.day());
    w.segment("CAS").elements("CO", "45").cents(sign * (claim.cents() - claim.allowed()));
    if (share != 0) {
      w.segment("CAS").elements("PR", "3").cents(sign * share);
    }
    w.segment("REF").elements("6R", claim.line());
  }

  private static void person(SegmentWriter w, Claim claim) {
    w.segment("NM1").elements("QC", "1", "PERSON", "TEST", "", "", "", "MI");
    w.element(OneTherapist.member(claim.client()));
  }

  /**
   * Delivers a morning's answers.
   *
   * @param refusing partners whose 999 refuses what was sent to them since the last morning
   */
  void answer(LocalDate day, Set<String> refusing) {
    today = day;
    acknowledge(refusing);
    statuses.forEach((payer, claims) -> state(profiles.get(payer), claims));
    advices.forEach((payer, claims) -> advise(profiles.get(payer), claims));
    statuses.clear();
    advices.clear();
  }

  private void acknowledge(Set<String> refusing) {
    List<String[]> sent =
        database.inTransaction(
            connection ->
                Rows.list(
                    connection,
                    FILES,
                    row -> new String[] {row.getString(1), row.getString(2), row.getString(3)}));
    for (String[] each : sent) {
      boolean refused = refusing.contains(each[0]);
      file(
          each[0],
          "999",
          "FA",
          "005010X231A1",
          "005010X231A1",
          w -> {
            w.segment("AK1").elements("HC", each[1], "005010X222A1");
            w.segment("AK2").elements("837", each[2], "005010X222A1");
            w.segment("IK5").element(refused ? "R" : "A");
            if (refused) {
              w.element("5");
            }
            w.segment("AK9").elements(refused ? "R" : "A", "1", "1", refused ? "0" : "1");
          });
    }
  }

  private void state(PayerProfile payer, List<Consumer<SegmentWriter>> claims) {
    file(
        payer.partner(),
        "277CA",
        "HN",
        "005010X214",
        "005010X214",
        w -> {
          w.segment("BHT").elements("0085", "08", "T" + control).date(today).elements("0500", "TH");
          w.segment("HL").elements("1", "", "20", "1");
          w.segment("NM1").elements("PR", "2", payer.name(), "", "", "", "", "PI", payer.payerId());
          w.segment("TRN").elements("1", "T" + control);
          w.segment("DTP").elements("050", "D8").date(today);
          w.segment("DTP").elements("009", "D8").date(today);
          w.segment("HL").elements("2", "1", "21", "1");
          w.segment("NM1").elements("41", "2", "CLAIMWAY", "", "", "", "", "46", "CLAIMWAY1");
          w.segment("TRN").elements("2", "T" + control);
          w.segment("STC").element("A1").component("19").component("PR").date(today).element("WQ");
          w.segment("HL").elements("3", "2", "19", "1");
          w.segment("NM1").elements("85", "2", "CLAIMWAY", "", "", "", "", "XX", "1902000017");
          w.segment("TRN").elements("1", "0");
          int level = 3;
          for (Consumer<SegmentWriter> claim : claims) {
            w.segment("HL").number(++level).elements("3", "PT");
            claim.accept(w);
          }
        });
  }

  /** A payment below zero is kept for later (PLB FB). */
  private void advise(PayerProfile payer, List<Advice> claims) {
    long cents = claims.stream().mapToLong(Advice::paid).sum();
    long paid = Math.max(0, cents);
    file(
        payer.partner(),
        "835",
        "HP",
        "005010X221A1",
        "",
        w -> {
          w.segment("BPR").element(paid > 0 ? "I" : "H").cents(paid).element("C");
          if (byCard.remove(payer.payer())) {
            w.element("NON").skip(11);
          } else if (paid > 0) {
            w.elements("ACH", "CCP", "01", "123456780", "DA", "9" + payer.originator());
            w.elements(payer.originator(), "", "01", "021000018", "DA", "77131000001");
          } else {
            w.element("NON").skip(11);
          }
          w.date(today);
          w.segment("TRN").elements("1", "9" + control, payer.originator());
          w.segment("DTM").element("405").date(today);
          w.segment("N1").elements("PR", payer.name(), "XV", payer.originator());
          w.segment("N3").element("100 MAIN STREET");
          w.segment("N4").elements("HARTFORD", "CT", "061030001");
          w.segment("PER").elements("BL", "PROVIDER SERVICES", "TE", "8005550100");
          w.segment("N1").elements("PE", "CLAIMWAY", "XX", "1902000017");
          w.segment("REF").elements("TJ", "131000001");
          w.segment("LX").number(1);
          claims.forEach(claim -> claim.segments().accept(w));
          if (cents < 0) {
            w.segment("PLB").elements("1902000017", today.getYear() + "1231");
            w.element("FB").component("KEPT" + control).cents(cents);
          }
        });
  }

  private void file(
      String partner,
      String kind,
      String code,
      String guide,
      String transactionGuide,
      Consumer<SegmentWriter> segments) {
    int number = ++control;
    String sender = profiles.getPartner(partner).envelope().receiverId();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SegmentWriter w = new SegmentWriter(Delimiters.USUAL, bytes)) {
      w.openInterchange(
          InterchangeHeader.of("ZZ", sender, "ZZ", "CLAIMWAY", today, TIME, number, false));
      w.openGroup(GroupHeader.of(code, sender, "CLAIMWAY", today, TIME, number, guide));
      w.openTransaction(TransactionHeader.of(kind.substring(0, 3), 1, transactionGuide));
      segments.accept(w);
      w.closeTransaction();
      w.closeGroup().closeInterchange();
    }
    objects.putIfAbsent(
        PartnerMailboxes.USUAL.inbound(
            partner,
            "%s_%s_%d.edi".formatted(kind, DateTimeFormatter.BASIC_ISO_DATE.format(today), number)),
        bytes.toByteArray());
  }
}
