package io.claimway.bench;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimContent;
import io.claimway.claim.ClaimLine;
import io.claimway.claim.PatientControlNumber;
import io.claimway.postgres.Database;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.claim.ContentStore;
import io.claimway.postgres.ledger.LedgerBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A book of many claims made from two real nights, one whose claims are answered and one whose
 * claims wait: their rows are copied under new numbers, and what the copies post goes through
 * {@link LedgerBook}, so that everything in the book proves. Only rows are made: the bytes of the
 * copied files are not in the object store.
 */
final class MultipliedBook {
  private static final String ROWS = "/bench/multiply-book.sql";
  private static final String POSTINGS = "/bench/multiply-postings.sql";
  private static final int CONTENTS_AT_ONCE = 10_000;
  private static final List<String> STAGES = List.of("submit", "payout", "remit", "reassociate");

  /** Claims of one version whose sessions are in no hold and in no other claim. */
  private static final String TEMPLATES =
      """
      select c.claim_id from claim.claim c join claim.state s using (claim_id)
       where c.run_id = ? and s.version = 1 and s.state = any (?)
         and not exists (
           select from claim.line l left join claim.session_state x using (session_id)
            where l.claim_id = c.claim_id
              and ((x.disposition, x.claim_id, x.revision) is distinct from ('CLAIM', l.claim_id, l.session_revision)
                   or exists (select from claim.hold h where h.session_id = l.session_id and h.released_run is null)))
       order by 1
      """;

  private final Connection connection;

  private MultipliedBook(Connection connection) {
    this.connection = connection;
  }

  /**
   * Multiplies the claims of two nights.
   *
   * @param history the night whose claims have their answers
   * @param waiting the night after it, whose claims have been delivered and not answered
   * @param book claims of the book when it is done
   * @param answered claims of the waiting night when it is done
   */
  static void grow(
      PostgresSettings superuser, LocalDate history, LocalDate waiting, long book, long answered)
      throws SQLException {
    try (Connection connection = Database.connect(superuser)) {
      connection.setAutoCommit(false);
      MultipliedBook multiplied = new MultipliedBook(connection);
      multiplied.execute("set session_replication_role = replica");
      multiplied.execute("set work_mem = '256MB'");
      multiplied.execute("set synchronous_commit = off");
      multiplied.choose("nightly-" + history, "nightly-" + waiting, book, answered);
      multiplied.copyContents();
      multiplied.script(ROWS).forEach(multiplied::timed);
      connection.commit();
      for (LocalDate night : List.of(history, waiting)) {
        multiplied.post(night);
      }
      multiplied.execute(
          "update proof.proof set last_seq = b.last_seq, last_block = b.block, head = b.hash"
              + " from (select * from ledger.block order by block desc limit 1) b"
              + " where proof.run_id = 'nightly-"
              + waiting
              + "'");
      for (LocalDate night : List.of(history, waiting)) {
        multiplied.execute("delete from proof.seal where run_id = 'nightly-" + night + "'");
        multiplied.execute("select proof.seal('nightly-" + night + "')");
      }
      connection.commit();
      connection.setAutoCommit(true);
      multiplied.timed("vacuum analyze");
    }
  }

  private void choose(String history, String waiting, long book, long answered)
      throws SQLException {
    execute(
        "create temporary table copied_claim (old_id bigint, copy int, claim_id bigint, control_number text, run_id text)");
    execute(
        "create temporary table bench_run as select run_id from run.run where run_id in ('%s', '%s')"
            .formatted(history, waiting));
    List<Long> done = templates(history, "PAID", "DENIED", "REJECTED");
    List<Long> open = templates(waiting, "SUBMITTED");
    long claims = number("select max(claim_id) from claim.claim");
    long submitted = number("select count(*) from claim.state where state = 'SUBMITTED'");
    long next = copies(open, waiting, claims, answered - submitted);
    copies(done, history, next, book - next);
    execute("create index on copied_claim (old_id)");
    execute("analyze copied_claim");
  }

  /** What a copy says of its own client and sessions. */
  @SuppressWarnings("ArrayRecordComponent") // copied, never compared
  record CopiedContent(long claimId, int version, byte[] content, String contentSha256) {}

  private void copyContents() throws SQLException {
    long start = System.nanoTime();
    execute(
        "create temporary table copied_content (claim_id bigint, version int, content bytea, content_sha256 text)");
    Rows.inShares(
        connection,
        "select o.claim_id, o.version, o.content, k.claim_id, k.copy from copied_claim k"
            + " join phi.claim_content o on o.claim_id = k.old_id order by k.claim_id",
        row -> {
          Claim copy =
              copy(
                  ContentStore.decode(
                      new PatientControlNumber(row.getLong(1), row.getInt(2)), row.getBytes(3)),
                  "-" + row.getInt(5));
          return new CopiedContent(
              row.getLong(4), copy.version(), ContentStore.encode(copy), ClaimContent.sha256(copy));
        },
        CONTENTS_AT_ONCE,
        share -> RecordCopy.all(connection, "copied_content", CopiedContent.class, share));
    execute("create index on copied_content (claim_id)");
    execute("analyze copied_content");
    say("contents of the copies", start);
  }

  /** The content with the ids that the rows of a copy have. */
  private static Claim copy(Claim of, String suffix) {
    String client = of.clientId() + suffix;
    String provider = of.providerId() + suffix;
    String behind =
        of.naturalKey().substring((of.clientId() + "|" + of.providerId()).length()) + suffix;
    return new Claim(
        client + "|" + provider + behind,
        of.version(),
        of.frequency(),
        of.reason(),
        of.payerClaimNumber(),
        of.planId(),
        of.payer(),
        of.payerSequence(),
        client,
        provider,
        of.practiceId(),
        of.serviceDate(),
        of.placeOfService(),
        of.billing(),
        of.memberId(),
        of.groupNumber(),
        of.relationship(),
        of.subscriber(),
        of.patient(),
        of.rendering(),
        of.supervising(),
        of.facility(),
        of.diagnoses(),
        of.authorizationNumber(),
        of.lines().stream().map(line -> copy(line, suffix)).toList());
  }

  private static ClaimLine copy(ClaimLine of, String suffix) {
    return new ClaimLine(
        of.lineNumber(),
        of.sessionId() + suffix,
        of.sessionRevision(),
        of.procedureCode(),
        of.modifiers(),
        of.units(),
        of.diagnosisPointers(),
        of.chargeCents(),
        of.expectedCents(),
        of.providerCents());
  }

  private List<Long> templates(String run, String... states) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(TEMPLATES)) {
      select.setString(1, run);
      select.setArray(2, connection.createArrayOf("text", states));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
    }
    return ids;
  }

  private long copies(List<Long> templates, String run, long last, long count) throws SQLException {
    CopyIn copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy copied_claim from stdin");
    for (int i = 0; i < count; i++) {
      long id = last + 1 + i;
      String row =
          templates.get(i % templates.size())
              + "\t"
              + (i / templates.size() + 1)
              + "\t"
              + id
              + "\t"
              + new PatientControlNumber(id, 1).text()
              + "\t"
              + run
              + "\n";
      byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(bytes, 0, bytes.length);
    }
    copy.endCopy();
    return last + Math.max(0, count);
  }

  private void post(LocalDate night) throws SQLException {
    List<String> postings = script(POSTINGS);
    for (int i = 0; i < STAGES.size(); i++) {
      long start = System.nanoTime();
      LedgerBook.open(connection);
      execute(postings.get(i).replace(":run", "'nightly-" + night + "'"));
      LedgerBook.Posted posted =
          LedgerBook.post(connection, "nightly-" + night, STAGES.get(i), night);
      connection.commit();
      say("posted " + posted.transfers() + " of " + STAGES.get(i) + " of " + night, start);
    }
  }

  private List<String> script(String resource) {
    try (InputStream in = MultipliedBook.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> statements = new ArrayList<>();
      for (String statement : text.split(";\n", -1)) {
        if (!statement.isBlank()) {
          statements.add(statement.strip());
        }
      }
      return statements;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }

  private void timed(String sql) {
    long start = System.nanoTime();
    try {
      execute(sql);
      if (sql.startsWith("create temporary table")) {
        execute("analyze");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot multiply the book: " + sql, e);
    }
    say(sql.lines().filter(line -> !line.startsWith("--")).findFirst().orElse(""), start);
  }

  private static void say(String what, long start) {
    System.out.printf("%6.1f s  %s%n", (System.nanoTime() - start) / 1e9, what);
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
