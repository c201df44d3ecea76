package io.claimway.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.RegistryIds;
import io.claimway.avro.Topic;
import io.claimway.party.AccountState;
import io.claimway.party.Address;
import io.claimway.party.Charge;
import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.party.DatedCharge;
import io.claimway.party.Relationship;
import io.claimway.party.Sex;
import io.claimway.session.AdjustmentKind;
import io.claimway.session.EarningAdjustment;
import io.claimway.session.PatientPayment;
import io.claimway.session.PaymentKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records of every topic, out of bounds in one part each: named, and never quoted. */
class FactIntakeTest {
  private static final Instant AS_OF = Instant.parse("2026-01-06T07:00:00Z");
  private static final Instant RECORDED = Instant.parse("2026-01-05T15:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  private final FactIntake intake = new FactIntake(new RegistryIds(Map.of(7, "Charge-1")), AS_OF);

  @Test
  void takesWhatIsInBounds() {
    assertThat(taken(client("Sophie", "cli-1", DAY, "harbor-commercial", RECORDED)).reason())
        .isNull();
    assertThat(
            taken(client("Zoë\tMarie", "cli-1", LocalDate.of(9999, 12, 31), "harbor", RECORDED))
                .reason())
        .isNull();
    assertThat(taken(charge(12_300)).reason()).isNull();
    assertThat(taken(payment("ses-1", 5_000)).reason()).isNull();
    assertThat(taken(adjustment("pra-1")).reason()).isNull();
  }

  @Test
  void namesThePartThatIsOutOfBounds() {
    refuses(
        client("So\0phie", "cli-1", DAY, "harbor", RECORDED),
        "BAD_TEXT",
        "firstName is longer than 1000 characters or holds a control character");
    refuses(
        client("S".repeat(1_001), "cli-1", DAY, "harbor", RECORDED),
        "BAD_TEXT",
        "firstName is longer than 1000 characters or holds a control character");
    refuses(
        client("Sophie", "cli 1", DAY, "harbor", RECORDED),
        "BAD_ID",
        "an id is 1 to 100 visible characters without spaces and bars");
    refuses(
        client("Sophie", "cli-1", LocalDate.of(20260, 1, 5), "harbor", RECORDED),
        "BAD_DATE",
        "coverages[1].effectiveFrom is not between 1900-01-01 and 2099-12-31");
    refuses(
        client("Sophie", "cli-1", DAY, "Harbor Commercial", RECORDED),
        "BAD_ID",
        "coverages[1].payer is no id: expected 1 to 100 visible characters without spaces and bars");
    refuses(
        client("Sophie", "cli-1", DAY, "harbor", Instant.parse("2106-01-05T15:00:00Z")),
        "BAD_INSTANT",
        "recordedAt is not between the years 2000 and 2099");
    refuses(
        client("Sophie", "cli-1", DAY, "harbor", Instant.parse("2062-01-05T15:00:00Z")),
        "RECORDED_IN_THE_FUTURE",
        "recorded 2062-01-05T15:00:00Z, more than a year after the night's cut-off");
    refuses(charge(-1), "BAD_AMOUNT", "dated[1].cents is not between 0 and 10,000,000.00 dollars");
    refuses(
        payment("ses-1", Long.MAX_VALUE),
        "BAD_AMOUNT",
        "cents is not between 0 and 10,000,000.00 dollars");
    refuses(
        payment("", 5_000),
        "BAD_ID",
        "sessionId is no id: expected 1 to 100 visible characters without spaces and bars");
    refuses(
        payment("ses|1", 5_000),
        "BAD_ID",
        "sessionId is no id: expected 1 to 100 visible characters without spaces and bars");
    refuses(
        adjustment("pra\n1"),
        "BAD_ID",
        "practiceId is no id: expected 1 to 100 visible characters without spaces and bars");
  }

  @Test
  void keepsWhatARegistryFramedInTheEncodingThatNamesItsSchemaItself() {
    byte[] single = AvroCodec.of(Charge.class).encode(charge(12_300));
    byte[] framed =
        ByteBuffer.allocate(single.length - 5)
            .put((byte) 0)
            .putInt(7)
            .put(single, 10, single.length - 10)
            .array();
    ReceivedFact taken = intake.take(new RawRecord("charges", 0, 17, "90837", framed));
    assertThat(taken.payload()).isEqualTo(single);
    assertThat(FactIntake.ofStored().read(Topic.CHARGES, taken.payload()))
        .isEqualTo(charge(12_300));
  }

  @Test
  void calledByItsPlaceWhatHasNoName() {
    assertThat(intake.take(new RawRecord("charges", 3, 17, "a name", new byte[] {1})).key())
        .isEqualTo("charges-3@17");
    assertThat(intake.take(new RawRecord("charges", 3, 17, "90837", new byte[] {1})).key())
        .isEqualTo("90837");
  }

  private void refuses(Record fact, String reason, String detail) {
    ReceivedFact taken = taken(fact);
    assertThat(taken.reason()).isEqualTo(reason);
    assertThat(taken.detail()).isEqualTo(detail);
  }

  private ReceivedFact taken(Record fact) {
    Topic topic =
        Topic.facts().stream()
            .filter(each -> each.recordType().equals(fact.getClass()))
            .findFirst()
            .orElseThrow();
    return intake.take(new RawRecord(topic.word(), 0, 17, "key", encoded(fact)));
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> byte[] encoded(R fact) {
    return AvroCodec.of((Class<R>) fact.getClass()).encode(fact);
  }

  private static Client client(
      String firstName, String clientId, LocalDate from, String payer, Instant recordedAt) {
    return new Client(
        clientId,
        1,
        firstName,
        null,
        "Berg",
        LocalDate.of(1990, 5, 17),
        Sex.FEMALE,
        new Address("1 Main St", null, "Albany", "NY", "12207"),
        "berg@example.org",
        List.of(new Coverage(1, payer, "HB 123", null, Relationship.SELF, null, from, null)),
        true,
        AccountState.ACTIVE,
        List.of(),
        recordedAt);
  }

  private static Charge charge(long cents) {
    return new Charge("90837", 1, List.of(new DatedCharge(DAY, cents)), RECORDED);
  }

  private static PatientPayment payment(String sessionId, long cents) {
    return new PatientPayment(
        "pay-1",
        1,
        sessionId,
        "cli-1",
        PaymentKind.CHARGE,
        null,
        cents,
        0,
        DAY,
        RECORDED,
        null,
        null);
  }

  private static EarningAdjustment adjustment(String practiceId) {
    return new EarningAdjustment(
        "adj-1",
        1,
        "pro-1",
        practiceId,
        null,
        AdjustmentKind.BONUS,
        100,
        "thanks",
        null,
        null,
        "dana",
        DAY,
        RECORDED);
  }
}
