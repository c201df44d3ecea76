package io.claimway.bench;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimPerson;
import io.claimway.claim.PatientControlNumber;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.claim.ContentStore;
import io.claimway.s3.ObjectStore;
import io.claimway.simulator.payer.registry.BillingGroup;
import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.TransactionHeader;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Payers and a bank that answer every delivered claim at once, in one morning: 999, 277CA, 835 and
 * BAI2 files for all claims that wait, written from the book by our own segment writer. Of a
 * hundred claims one is refused, three are denied, three fall under the deductible.
 */
final class AnsweringPayers {
  private static final LocalTime TIME = LocalTime.of(5, 0);
  private static final int CLAIMS_PER_PAYMENT = 10_000;
  private static final int FETCH = 5_000;
  private static final int COPAY_CENTS = 2_000;
  private static final String BANK = "123456780";

  private static final String TRANSACTIONS =
      """
      select o.partner, o.group_control, t.transaction_control
        from exchange.outbound_file o join exchange.outbound_transaction t using (file_id)
       where o.kind = '837P' and o.state = 'DELIVERED' and not exists (select from exchange.file_answer a where a.file_id = o.file_id)
       order by 1, 2, 3
      """;

  private static final String CLAIMS =
      """
      select c.payer, c.billing_entity, c.claim_id, v.patient_control_number, c.service_date, v.charge_cents, l.procedure_code,
             l.charge_cents, l.expected_cents, l.line_control_number, l.units, v.version, o.content
        from claim.state s
        join claim.claim c using (claim_id)
        join claim.version v on v.claim_id = s.claim_id and v.version = s.version
        join claim.line l on l.claim_id = s.claim_id and l.version = s.version
        join phi.claim_content o on o.claim_id = s.claim_id and o.version = s.version
       where s.state = 'SUBMITTED' and v.frequency <> '8'
       order by c.payer, c.billing_entity, c.claim_id, l.line_number
      """;

  private final ObjectStore objects;
  private final PayerProfiles profiles;
  private final Map<String, BillingGroup> groups;
  private final LocalDate day;
  private final Map<String, StringBuilder> bankLines = new TreeMap<>();
  private final Map<String, Long> deposited = new TreeMap<>();
  private int control = 500_000;
  private int trace;
  private long claims;

  AnsweringPayers(
      ObjectStore objects, PayerProfiles profiles, List<BillingGroup> groups, LocalDate day) {
    this.objects = objects;
    this.profiles = profiles;
    this.groups = groups.stream().collect(Collectors.toMap(BillingGroup::entity, each -> each));
    this.day = day;
  }

  private record Line(
      String procedure, long chargeCents, long expectedCents, String control, int units) {}

  private record Patient(String last, String first, String memberId) {}

  private record Waiting(
      String payer,
      String entity,
      long id,
      String control,
      Patient patient,
      LocalDate serviceDate,
      long chargeCents,
      List<Line> lines) {

    boolean refused() {
      return id % 100 == 0;
    }

    boolean denied() {
      return id % 100 >= 1 && id % 100 <= 3;
    }

    boolean deductible() {
      return id % 100 >= 4 && id % 100 <= 6;
    }
  }

  /** Puts the files into the inbound mailboxes and answers how many claims they speak of. */
  long answer(PostgresSettings superuser, Map<String, Long> openingCents) throws SQLException {
    try (Connection connection = Database.connect(superuser)) {
      connection.setAutoCommit(false);
      acknowledge(connection);
      answerClaims(connection);
    }
    report(openingCents);
    return claims;
  }

  private void acknowledge(Connection connection) throws SQLException {
    Map<String, Map<Long, List<String>>> groupsOf = new TreeMap<>();
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(TRANSACTIONS)) {
      while (row.next()) {
        groupsOf
            .computeIfAbsent(row.getString(1), any -> new TreeMap<>())
            .computeIfAbsent(row.getLong(2), any -> new ArrayList<>())
            .add(row.getString(3));
      }
    }
    groupsOf.forEach(
        (partner, own) -> {
          Outgoing file = new Outgoing(partner, "999", "FA", "005010X231A1");
          own.forEach((group, transactions) -> acknowledge(file, group, transactions));
          file.close();
        });
  }

  private static void acknowledge(Outgoing file, long group, List<String> transactions) {
    SegmentWriter w = file.open("999", "005010X231A1");
    w.segment("AK1").element("HC").number(group).element("005010X222A1");
    for (String transaction : transactions) {
      w.segment("AK2").elements("837", transaction, "005010X222A1");
      w.segment("IK5").element("A");
    }
    long count = transactions.size();
    w.segment("AK9").element("A").number(count).number(count).number(count);
    w.closeTransaction();
  }

  private void answerClaims(Connection connection) throws SQLException {
    List<Waiting> batch = new ArrayList<>();
    try (Statement select = connection.createStatement()) {
      select.setFetchSize(FETCH);
      try (ResultSet row = select.executeQuery(CLAIMS)) {
        while (row.next()) {
          Line line =
              new Line(
                  row.getString(7),
                  row.getLong(8),
                  row.getLong(9),
                  row.getString(10),
                  row.getInt(11));
          Waiting last = batch.isEmpty() ? null : batch.get(batch.size() - 1);
          if (last != null && last.id() == row.getLong(3)) {
            last.lines().add(line);
            continue;
          }
          boolean other =
              last != null
                  && !(last.payer().equals(row.getString(1))
                      && last.entity().equals(row.getString(2)));
          if (other || batch.size() == CLAIMS_PER_PAYMENT) {
            answer(batch);
            batch.clear();
          }
          batch.add(
              new Waiting(
                  row.getString(1),
                  row.getString(2),
                  row.getLong(3),
                  row.getString(4),
                  patient(row),
                  row.getObject(5, LocalDate.class),
                  row.getLong(6),
                  new ArrayList<>(List.of(line))));
        }
      }
    }
    if (!batch.isEmpty()) {
      answer(batch);
    }
  }

  /** Whom the claim was billed for: payers answer by name. */
  private static Patient patient(ResultSet row) throws SQLException {
    Claim billed =
        ContentStore.decode(
            new PatientControlNumber(row.getLong(3), row.getInt(12)), row.getBytes(13));
    ClaimPerson person = billed.patient() == null ? billed.subscriber() : billed.patient();
    return new Patient(person.lastName(), person.firstName(), billed.memberId());
  }

  /** One batch of a payer and a billing entity: a 277CA and an 835 of one payment. */
  private void answer(List<Waiting> batch) {
    claims += batch.size();
    PayerProfile payer = profiles.get(batch.get(0).payer());
    BillingGroup payee = groups.get(batch.get(0).entity());
    Outgoing status = new Outgoing(payer.partner(), "277CA", "HN", "005010X214");
    status(status.open("277", "005010X214"), payer, payee, batch);
    status.close();
    List<Waiting> decided = batch.stream().filter(each -> !each.refused()).toList();
    if (!decided.isEmpty()) {
      Outgoing advice = new Outgoing(payer.partner(), "835", "HP", "005010X221A1");
      advise(advice.open("835", ""), payer, payee, decided);
      advice.close();
    }
  }

  private void status(
      SegmentWriter w, PayerProfile payer, BillingGroup payee, List<Waiting> batch) {
    String reference = "T" + control;
    long cents = batch.stream().mapToLong(Waiting::chargeCents).sum();
    w.segment("BHT").elements("0085", "08", reference).date(day).element("0500").element("TH");
    w.segment("HL").elements("1", "", "20", "1");
    w.segment("NM1").elements("PR", "2", payer.name(), "", "", "", "", "PI", payer.payerId());
    w.segment("TRN").elements("1", reference);
    w.segment("DTP").elements("050", "D8").date(day);
    w.segment("DTP").elements("009", "D8").date(day);
    w.segment("HL").elements("2", "1", "21", "1");
    w.segment("NM1").elements("41", "2", "CLAIMWAY", "", "", "", "", "46", "CLAIMWAY1");
    w.segment("TRN").elements("2", reference);
    w.segment("STC").element("A1").component("19").component("PR").date(day);
    w.element("WQ").cents(cents);
    w.segment("HL").elements("3", "2", "19", "1");
    w.segment("NM1").elements("85", "2", payee.legalName(), "", "", "", "", "XX", payee.npi());
    w.segment("TRN").elements("1", "0");
    int level = 3;
    for (Waiting claim : batch) {
      w.segment("HL").number(++level).elements("3", "PT");
      name(w, claim.patient());
      w.segment("TRN").elements("2", claim.control());
      w.segment("STC").element(claim.refused() ? "A7" : "A2");
      w.component(claim.refused() ? "164" : "20")
          .component(claim.refused() ? "IL" : "PR")
          .date(day);
      w.element(claim.refused() ? "U" : "WQ").cents(claim.chargeCents());
      if (!claim.refused()) {
        w.segment("REF").elements("1K", number(claim));
      }
      w.segment("DTP").elements("472", "D8").date(claim.serviceDate());
    }
    w.closeTransaction();
  }

  private static void name(SegmentWriter w, Patient patient) {
    w.segment("NM1").elements("QC", "1", patient.last(), patient.first(), "", "", "", "MI");
    w.element(patient.memberId());
  }

  private static String number(Waiting claim) {
    return "ICN" + claim.control();
  }

  private record Part(long paid, long patient, long contractual, long denied) {}

  private static Part part(PayerProfile payer, Waiting claim, Line line) {
    long allowed = Math.min(line.expectedCents(), line.chargeCents());
    if (claim.denied()) {
      return new Part(0, 0, 0, line.chargeCents());
    }
    boolean free = payer.program().name().equals("MEDICAID");
    long patient = free ? 0 : claim.deductible() ? allowed : Math.min(allowed, COPAY_CENTS);
    return new Part(allowed - patient, patient, line.chargeCents() - allowed, 0);
  }

  private void advise(
      SegmentWriter w, PayerProfile payer, BillingGroup payee, List<Waiting> batch) {
    long paid = 0;
    for (Waiting claim : batch) {
      for (Line line : claim.lines()) {
        paid += part(payer, claim, line).paid();
      }
    }
    String number =
        "9" + DateTimeFormatter.ofPattern("yyMMdd").format(day) + "%06d".formatted(++trace);
    w.segment("BPR").element(paid > 0 ? "I" : "H").cents(paid).element("C");
    if (paid > 0) {
      w.elements("ACH", "CCP", "01", BANK, "DA", "9" + payer.originator().substring(1));
      w.elements(payer.originator(), "", "01", payee.bankRouting(), "DA", payee.bankAccount());
    } else {
      w.element("NON").skip(11);
    }
    w.date(day);
    w.segment("TRN").elements("1", number, payer.originator());
    w.segment("REF").elements("EV", "CLAIMWAY");
    w.segment("DTM").element("405").date(day);
    w.segment("N1").elements("PR", payer.name(), "XV", payer.originator());
    w.segment("N3").element("100 MAIN STREET");
    w.segment("N4").elements("HARTFORD", "CT", "061030001");
    w.segment("PER").elements("BL", "PROVIDER SERVICES", "TE", "8005550100");
    w.segment("N1").elements("PE", payee.legalName(), "XX", payee.npi());
    w.segment("REF").elements("TJ", payee.ein());
    w.segment("LX").number(1);
    for (Waiting claim : batch) {
      advise(w, payer, claim);
    }
    w.closeTransaction();
    if (paid > 0) {
      deposit(payer, payee, number, paid);
    }
  }

  private void advise(SegmentWriter w, PayerProfile payer, Waiting claim) {
    List<Part> parts = claim.lines().stream().map(line -> part(payer, claim, line)).toList();
    long patient = parts.stream().mapToLong(Part::patient).sum();
    w.segment("CLP").element(claim.control()).element(claim.denied() ? "4" : "1");
    w.cents(claim.chargeCents()).cents(parts.stream().mapToLong(Part::paid).sum());
    if (patient > 0) {
      w.cents(patient);
    } else {
      w.skip(1);
    }
    w.elements("12", number(claim), "10", "1");
    name(w, claim.patient());
    w.segment("DTM").element("232").date(claim.serviceDate());
    w.segment("DTM").element("050").date(day);
    for (int i = 0; i < parts.size(); i++) {
      advise(w, claim, claim.lines().get(i), parts.get(i));
    }
  }

  private static void advise(SegmentWriter w, Waiting claim, Line line, Part part) {
    w.segment("SVC").element("HC").component(line.procedure());
    w.cents(line.chargeCents()).cents(part.paid()).skip(1).number(line.units());
    w.segment("DTM").element("472").date(claim.serviceDate());
    if (part.contractual() > 0) {
      w.segment("CAS").elements("CO", "45").cents(part.contractual());
    }
    if (part.denied() > 0) {
      w.segment("CAS").elements("CO", "197").cents(part.denied());
    }
    if (part.patient() > 0) {
      w.segment("CAS").elements("PR", claim.deductible() ? "1" : "3").cents(part.patient());
    }
    w.segment("REF").elements("6R", line.control());
    if (part.denied() == 0) {
      w.segment("AMT").element("B6").cents(part.paid() + part.patient());
    }
  }

  private void deposit(PayerProfile payer, BillingGroup payee, String number, long cents) {
    bankLines
        .computeIfAbsent(payee.entity(), any -> new StringBuilder())
        .append(
            "16,165,%d,,%s%07d,%s,HCCLAIMPMT %s TRN*1*%s*%s%n"
                .formatted(
                    cents,
                    BANK.substring(0, 8),
                    trace,
                    number,
                    payer.originator(),
                    number,
                    payer.originator()));
    deposited.merge(payee.entity(), cents, Long::sum);
  }

  /** One BAI2 file per account that money came to. */
  private void report(Map<String, Long> openingCents) {
    String yymmdd = DateTimeFormatter.ofPattern("yyMMdd").format(day);
    bankLines.forEach(
        (entity, lines) -> {
          BillingGroup group = groups.get(entity);
          long opening = openingCents.getOrDefault(entity, 0L);
          long moved = deposited.get(entity);
          long total = 2 * opening + 2 * moved;
          long count = lines.chars().filter(c -> c == '\n').count();
          String text =
              "01,%s,CLAIMWAY,%s,0430,1,,,2/%n02,CLAIMWAY,%s,1,%s,0430,USD,2/%n03,%s,USD,010,%d,,,015,%d,,/%n%s49,%d,%d/%n98,%d,1,%d/%n99,%d,1,%d/%n"
                  .formatted(
                      group.bankRouting(),
                      yymmdd,
                      group.bankRouting(),
                      yymmdd,
                      group.bankAccount(),
                      opening,
                      opening + moved,
                      lines,
                      total,
                      count + 2,
                      total,
                      count + 4,
                      total,
                      count + 6);
          put(
              "bank",
              "BAI2_%s_%s_1.bai".formatted(basic(), entity),
              text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        });
  }

  private String basic() {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  private void put(String partner, String name, byte[] bytes) {
    objects.putIfAbsent(PartnerMailboxes.USUAL.inbound(partner, name), bytes);
  }

  /** A file on its way to a mailbox: one interchange, one group. */
  private final class Outgoing {
    private final String partner;
    private final String kind;
    private final int number = ++control;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final SegmentWriter writer = new SegmentWriter(Delimiters.USUAL, bytes);
    private int transactions;

    Outgoing(String partner, String kind, String code, String guide) {
      this.partner = partner;
      this.kind = kind;
      String sender = profiles.getPartner(partner).envelope().receiverId();
      writer.openInterchange(
          InterchangeHeader.of("ZZ", sender, "ZZ", "CLAIMWAY", day, TIME, number, false));
      writer.openGroup(GroupHeader.of(code, sender, "CLAIMWAY", day, TIME, number, guide));
    }

    SegmentWriter open(String set, String guide) {
      return writer.openTransaction(TransactionHeader.of(set, ++transactions, guide));
    }

    void close() {
      writer.closeGroup().closeInterchange();
      writer.close();
      put(
          partner,
          "%s_%s_%s_%d.edi".formatted(kind, basic(), partner, number),
          bytes.toByteArray());
    }
  }
}
