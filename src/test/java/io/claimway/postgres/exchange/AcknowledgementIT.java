package io.claimway.postgres.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.acknowledgement.AnswerTotals;
import io.claimway.acknowledgement.ClaimVerdict;
import io.claimway.acknowledgement.PartnerAnswer;
import io.claimway.party.BillingEntity;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.settings.payer.ShippedProfiles;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of partners against a real Postgres, in any order. */
class AcknowledgementIT {
  private ScratchPostgres postgres;
  private PayerProfiles payers = ShippedProfiles.read();
  private LocalDate day = LocalDate.of(2026, 1, 8);

  @BeforeEach
  void fileFourClaims() throws SQLException {
    postgres = ScratchPostgres.migrated();
    postgres.execute(
        """
        insert into exchange.outbound_file values (1, 'r', 'clearpath', '837P', 'P', 1, 7, 70, 2, 4, 400, 'DELIVERED', 'f1', 'x', 1, null);
        insert into exchange.outbound_transaction values (1, '0001', 'summit-ppo', 2, 200), (1, '0002', 'summit-ppo', 2, 200);
        insert into exchange.inbound_file (partner, name, sha256, bytes, kind, run_id) values ('clearpath', 'a', 'a', 1, '999', 'r');
        """);
    for (int claim = 1; claim <= 4; claim++) {
      postgres.execute(
          """
          insert into claim.claim values (%1$d, 'k%1$d', 'summit-ppo', 'P', 'cbh-ny', 'c', 'p', 'practice', date '2026-01-05', '11', 'r');
          insert into claim.version values (%1$d, 1, 'CLM%1$d', '1', 100, 80, null, 'FIRST', null, 'x', 'r');
          insert into claim.event values (%1$d, 1, 1, 'SUBMITTED', 'RUN', null, 'f1', date '2026-01-07', 'r');
          insert into claim.state values (%1$d, 1, 'SUBMITTED', null, null, 1, date '2026-01-07');
          insert into exchange.filed_claim values (1, %1$d, 1, '000%2$d', %1$d);
          """
              .formatted(claim, claim <= 2 ? 1 : 2));
    }
  }

  @Test
  void acceptsOneTransactionAndRejectsItsNeighbour() throws SQLException {
    night(
        PartnerAnswer.toGroup("a", 1, "70", false, "AK9 P", AnswerTotals.ofGroup(2, 2, 1)),
        PartnerAnswer.toTransaction("a", 2, "70", "0001", false, "IK5 A"),
        PartnerAnswer.toTransaction("a", 3, "70", "0002", true, "IK5 R 5"));
    assertThat(states())
        .containsExactly("FILE_ACCEPTED 2", "FILE_ACCEPTED 2", "REJECTED 2", "REJECTED 2");
    assertThat(postgres.strings("select kind || ' ' || cents || ' ' || subject from worklist.item"))
        .containsExactly("REJECTED_TRANSACTION 200 f1 ST 0002");
    assertThat(postgres.strings("select verdict from exchange.file_answer order by position"))
        .containsExactly("ACCEPTED", "ACCEPTED", "REJECTED");
    assertThat(postgres.strings("select outcome from exchange.inbound_file"))
        .containsExactly("APPLIED");
  }

  @Test
  void rejectsAllClaimsOfARefusedInterchange() throws SQLException {
    night(PartnerAnswer.toFile("a", 1, "000000007", true, "025"));
    assertThat(states()).containsOnly("REJECTED 2");
    assertThat(postgres.strings("select distinct codes from claim.event where seq = 2"))
        .containsExactly("TA1 R 025");
  }

  @Test
  void letsARefusalStandWhateverTheOrder() throws SQLException {
    night(
        claim(1, 1, "ACCEPTED", "A1:19", ""),
        claim(2, 1, "REJECTED", "A7:562:85", ""),
        claim(3, 2, "REJECTED", "A7:562:85", ""),
        claim(4, 3, "ACCEPTED", "A2:20", "ICN3"));
    night(
        claim(5, 2, "ACCEPTED", "A2:20", "ICN2"),
        claim(6, 3, "NOTED", "A0:17", ""),
        PartnerAnswer.toTransaction("a", 7, "70", "0002", false, "IK5 A"));
    assertThat(states())
        .containsExactly("REJECTED 3", "REJECTED 3", "ACCEPTED 4", "FILE_ACCEPTED 2");
    assertThat(postgres.strings("select kind from claim.event where claim_id = 3 order by seq"))
        .containsExactly("SUBMITTED", "ACCEPTED", "NOTED", "NOTED");
    assertThat(
            postgres.strings(
                "select payer_claim_number from claim.state where claim_id in (2, 3) order by claim_id"))
        .containsExactly("ICN2", "ICN3");
    assertThat(
            postgres.strings(
                "select kind || ' ' || cents from worklist.item where kind = 'REJECTED_CLAIM'"))
        .containsExactly("REJECTED_CLAIM 100", "REJECTED_CLAIM 100");
  }

  @Test
  void matchesAnAlteredEchoAndNamesAStrangeOne() throws SQLException {
    List<ControlTotals> totals =
        night(
            PartnerAnswer.toClaim("a", 1, "clm-1", "ACCEPTED", "A2:20", "ICN", 100L, 5),
            PartnerAnswer.toClaim("a", 2, "GHOST", "ACCEPTED", "A2:20", "ICN", 100L, 9));
    assertThat(totals)
        .containsExactly(ControlTotals.of("answers", 2, 200).out(1, 100).rejected(1, 100));
    assertThat(postgres.strings("select kind || ' ' || subject from worklist.item"))
        .containsExactly("UNMATCHED_ANSWER 277CA CLAIM GHOST");
  }

  @Test
  void takesAnAnswerByAnyRouteOfItsPayerAndByNoOther() throws SQLException {
    postgres.execute("update exchange.inbound_file set partner = 'northstar'");
    night(claim(1, 1, "REJECTED", "A7:33", ""));
    assertThat(states()).containsOnly("SUBMITTED 1");
    assertThat(postgres.strings("select kind || ' ' || subject from worklist.item"))
        .containsExactly("UNMATCHED_ANSWER 277CA CLAIM CLM1");

    payers = ShippedProfiles.withRoutes("summit-ppo", "clearpath", "northstar");
    night(claim(2, 1, "REJECTED", "A7:33", ""));
    assertThat(states()).containsExactly("REJECTED 2", "SUBMITTED 1", "SUBMITTED 1", "SUBMITTED 1");
  }

  @Test
  void rejectsEveryClaimOfARefusedSubmissionThoughNoneIsNamed() throws SQLException {
    night(submission(1, "202601070000000070001", REJECTED, "A8:496:41", 200L, totals(null, 2L, 0)));
    assertThat(states()).containsExactly("REJECTED 2", "REJECTED 2", "SUBMITTED 1", "SUBMITTED 1");
    assertThat(items())
        .containsExactly("REJECTED_TRANSACTION 200 f1 ST 0001 | A8:496:41, 2 claims or inquiries");
    assertThat(postgres.strings("select source || ' ' || codes from claim.event where seq = 2"))
        .containsOnly("277CA A8:496:41");
    assertThat(postgres.strings("select source || ' ' || verdict from exchange.file_answer"))
        .containsExactly("277CA REJECTED");
  }

  @Test
  void takesAnInterchangeNumberForTheWholeFile() throws SQLException {
    night(submission(1, "000000007", REJECTED, "A3:21", 400L, AnswerTotals.NONE));
    assertThat(states()).containsOnly("REJECTED 2");
    assertThat(items()).containsExactly("REJECTED_FILE 400 f1 | A3:21, 4 claims or inquiries");
  }

  @Test
  void rejectsOfARefusedProviderWhatIsNotAcceptedByName() throws SQLException {
    postgres.execute("update claim.claim set billing_entity = 'cbh-ca' where claim_id = 2");
    postgres.execute("update exchange.filed_claim set transaction_control = '0001'");
    night(
        provider(1, "202601070000000070001", "1902000017", REJECTED, totals(1L, 2L, 0)),
        claim(2, 3, "ACCEPTED", "A2:20", "ICN3"));
    assertThat(states()).containsExactly("REJECTED 2", "SUBMITTED 1", "ACCEPTED 2", "REJECTED 2");
    assertThat(items())
        .containsExactly(
            "REJECTED_TRANSACTION 200 f1 ST 0001 cbh-ny | A7:562:85, 2 claims or inquiries");
  }

  @Test
  void namesARefusalOfWhatWasNeverSent() throws SQLException {
    List<ControlTotals> totals =
        night(
            submission(1, "202601070000000990001", REJECTED, "A3:21", 70_000L, totals(null, 9L, 0)),
            provider(2, "202601070000000070001", "1111111112", REJECTED, totals(null, 2L, 0)),
            submission(3, "NOT OURS", ClaimVerdict.ACCEPTED, "A1:19", null, AnswerTotals.NONE));
    assertThat(states()).containsOnly("SUBMITTED 1");
    assertThat(items())
        .containsExactly(
            "UNMATCHED_ANSWER 200 277CA PROVIDER 7/0001 1111111112 | from clearpath: REJECTED A7:562:85",
            "UNMATCHED_ANSWER 70000 277CA SUBMISSION 99/0001 | from clearpath: REJECTED A3:21");
    assertThat(totals)
        .containsExactly(ControlTotals.of("answers", 3, 70_200).out(1, 0).rejected(2, 70_200));
  }

  @Test
  void opensAnItemForTotalsThatAreNotThoseOfWhatWasSent() throws SQLException {
    night(
        submission(
            1, "202601070000000070001", ClaimVerdict.ACCEPTED, "A1:19", null, totals(1L, 2L, 0)),
        submission(
            2, "202601070000000070002", ClaimVerdict.ACCEPTED, "A1:19", null, totals(1L, 1L, 1)),
        provider(
            3, "202601070000000070002", "1902000017", ClaimVerdict.NOTED, totals(2L, null, 0)));
    assertThat(states()).containsOnly("SUBMITTED 1");
    assertThat(items())
        .containsExactly(
            "UNRECONCILED_ANSWER 200 f1 ST 0001 | 277CA: 1 accepted and 2 rejected, 300 cents,"
                + " of 2 claims sent, 200 cents; 0 rejected by name");
  }

  @Test
  void opensAnItemForRejectedClaimsThatAreOnlyCounted() throws SQLException {
    night(
        submission(
            1, "202601070000000070001", ClaimVerdict.ACCEPTED, "A1:19", null, totals(1L, 1L, 0)));
    assertThat(items())
        .containsExactly(
            "UNRECONCILED_ANSWER 100 f1 ST 0001 | 277CA: 1 accepted and 1 rejected, 200 cents,"
                + " of 2 claims sent, 200 cents; 0 rejected by name");
  }

  @Test
  void opensAnItemForAGroupWhoseCountsAreNotThoseSent() throws SQLException {
    night(
        PartnerAnswer.toGroup("a", 1, "70", false, "AK9 A", AnswerTotals.ofGroup(2, 1, 1)),
        PartnerAnswer.toTransaction("a", 2, "70", "0001", false, "IK5 A"));
    assertThat(states())
        .containsExactly("FILE_ACCEPTED 2", "FILE_ACCEPTED 2", "SUBMITTED 1", "SUBMITTED 1");
    assertThat(items())
        .containsExactly(
            "UNRECONCILED_ANSWER 400 f1 | 999: 2 included, 1 received and 1 accepted of 2"
                + " transactions sent; 0 rejected by name");
  }

  @Test
  void notesAStatusWithoutChangingTheClaim() throws SQLException {
    night(PartnerAnswer.toStatus("a", 1, "clm1", "P1:20", 100L, 14));
    assertThat(states().get(0)).isEqualTo("SUBMITTED 2");
    assertThat(
            postgres.strings(
                "select kind || ' ' || source || ' ' || codes from claim.event where seq = 2"))
        .containsExactly("NOTED 277 NOTED P1:20");
    assertThat(items()).isEmpty();
  }

  @Test
  void letsTheItemOfARefusedTransactionFollowItsClaims() throws SQLException {
    night(PartnerAnswer.toTransaction("a", 3, "70", "0002", true, "IK5 R 5"));
    postgres.execute("update claim.state set state = 'READY' where claim_id = 3");
    night();
    assertThat(items())
        .containsExactly(
            "REJECTED_TRANSACTION 100 f1 ST 0002 | IK5 R 5, 1 of 2 claims or inquiries");
    postgres.execute("update claim.state set state = 'READY' where claim_id = 4");
    night();
    assertThat(
            postgres.strings(
                "select event || ' ' || closing from worklist.item_event order by seq"))
        .containsExactly("OPENED BY_STATE", "CHANGED BY_STATE", "CLOSED BY_STATE");
  }

  @Test
  void leavesARefusalThatTookNothingBackToAPerson() throws SQLException {
    postgres.execute(
        """
        update claim.state set state = 'PAID';
        insert into exchange.outbound_file values (2, 'r', 'clearpath', '270', 'P', 1, 8, 80, 1, 5, 0, 'DELIVERED', 'f2', 'y', 1, null);
        """);
    night(
        PartnerAnswer.toFile("a", 1, "000000007", true, "025"),
        PartnerAnswer.toTransaction("a", 2, "80", "0001", true, "IK5 R 5"));
    night();
    assertThat(
            postgres.strings(
                "select concat_ws(' ', kind, cents, subject, closing, state) from worklist.item order by 1"))
        .containsExactly("REJECTED_FILE 0 f2 BY_HAND OPEN", "REJECTED_FILE 400 f1 BY_HAND OPEN");
  }

  private static final ClaimVerdict REJECTED = ClaimVerdict.REJECTED;

  private static AnswerTotals totals(Long accepted, Long rejected, long named) {
    return AnswerTotals.ofClaims(
        accepted,
        rejected,
        accepted == null ? null : accepted * 100,
        rejected == null ? null : rejected * 100,
        named);
  }

  private static PartnerAnswer submission(
      int position,
      String echoed,
      ClaimVerdict verdict,
      String codes,
      Long cents,
      AnswerTotals totals) {
    return PartnerAnswer.toSubmission("a", position, echoed, verdict, codes, cents, totals, 9);
  }

  private static PartnerAnswer provider(
      int position, String echoed, String id, ClaimVerdict verdict, AnswerTotals totals) {
    return PartnerAnswer.toProvider(
        "a", position, echoed, id, verdict, "A7:562:85", totals.rejectedCents(), totals, 12);
  }

  private static BillingEntity entity(String id, String npi) {
    return new BillingEntity(
        id, id, npi, "13" + npi.substring(3), "261QM0801X", null, null, "bank", List.of());
  }

  private List<String> items() throws SQLException {
    return postgres.strings(
        "select kind || ' ' || cents || ' ' || subject || ' | ' || root_cause from worklist.item order by 1");
  }

  private static PartnerAnswer claim(
      int position, int claim, String verdict, String codes, String number) {
    return PartnerAnswer.toClaim("a", position, "CLM" + claim, verdict, codes, number, 100L, 5);
  }

  private List<ControlTotals> night(PartnerAnswer... answers) throws SQLException {
    day = day.plusDays(1);
    try (Connection connection = postgres.begin()) {
      PublishingTransaction tx =
          ScratchPostgres.publishing(connection, "nightly", day, StageName.ACKNOWLEDGE);
      tx.execute("truncate staging.partner_answer");
      try (RecordCopy<PartnerAnswer> copy =
          RecordCopy.staging(connection, "staging.partner_answer", PartnerAnswer.class, 1, 0, 0)) {
        for (PartnerAnswer answer : answers) {
          copy.write(answer);
        }
        copy.finish();
      } catch (IOException impossible) {
        throw new java.io.UncheckedIOException(impossible);
      }
      PartnerKeys.loadPayers(tx, payers);
      PartnerKeys.loadPayees(
          tx, List.of(entity("cbh-ny", "1902000017"), entity("cbh-ca", "1902000025")));
      List<ControlTotals> totals = AcknowledgementTables.apply(tx);
      totals.forEach(total -> total.mustBalance(StageName.ACKNOWLEDGE));
      connection.commit();
      return totals;
    }
  }

  private List<String> states() throws SQLException {
    return postgres.strings("select state || ' ' || last_seq from claim.state order by claim_id");
  }
}
