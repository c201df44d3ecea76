package io.claimway.integration;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.party.BillingEntity;
import io.claimway.party.Charge;
import io.claimway.party.Client;
import io.claimway.party.Contract;
import io.claimway.party.DatedCharge;
import io.claimway.party.PayoutBasis;
import io.claimway.party.Practice;
import io.claimway.party.Provider;
import io.claimway.session.AdjustmentKind;
import io.claimway.session.EarningAdjustment;
import io.claimway.session.PatientPayment;
import io.claimway.session.PaymentKind;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A record of each topic that no night can use, made from facts in order. */
final class PoisonFacts {
  /** What a bad record says of a person: it must not be told by any refusal. */
  static final String PHI = "Zebulon";

  static final List<String> REASONS =
      List.of(
          "charges charge-bad BAD_AMOUNT",
          "clients cli-bad BAD_DATE",
          "clients cli-long BAD_TEXT",
          "contracts con-bad BAD_DATE",
          "patient-payments pay-bad BAD_AMOUNT",
          "provider-adjustments adj-bad BAD_ID",
          "providers pro-mars BAD_ZONE",
          "sessions ses-bad BAD_ID");

  private static final Instant RECORDED = Instant.parse("2026-01-12T15:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 14);

  private PoisonFacts() {}

  static List<Record> of(Session session, Provider provider, Client client) {
    return List.of(
        new Charge("charge-bad", 1, List.of(new DatedCharge(DAY, -5)), RECORDED),
        client(client, "cli-bad", PHI, LocalDate.of(202, 5, 17)),
        client(client, "cli-long", PHI.repeat(500), client.birthDate()),
        new Contract(
            "con-bad",
            1,
            "harbor-commercial",
            "NY",
            LocalDate.of(20260, 1, 1),
            null,
            new BillingEntity(
                "cbh-ny", PHI, "1", "2", "3", client.address(), null, "operating", List.of()),
            PayoutBasis.ON_CONFIRMATION,
            List.of(),
            RECORDED),
        new PatientPayment(
            "pay-bad",
            1,
            session.sessionId(),
            session.clientId(),
            PaymentKind.CHARGE,
            null,
            Long.MAX_VALUE,
            0,
            DAY,
            RECORDED,
            null,
            null),
        new EarningAdjustment(
            "adj-bad",
            1,
            provider.providerId(),
            PHI + " practice",
            null,
            AdjustmentKind.BONUS,
            100,
            "thanks",
            null,
            null,
            "dana",
            DAY,
            RECORDED),
        session(session, "ses-bad", "pro\0"));
  }

  private static Client client(Client of, String id, String name, LocalDate birthDate) {
    return new Client(
        id,
        1,
        name,
        null,
        of.lastName(),
        birthDate,
        of.sex(),
        of.address(),
        of.email(),
        of.coverages(),
        true,
        of.accountState(),
        List.of(),
        RECORDED);
  }

  /** A provider like another, with a practice of this zone. */
  static Provider provider(Provider of, String id, int revision, String zone) {
    return new Provider(
        id,
        revision,
        of.firstName(),
        of.lastName(),
        of.npi(),
        of.taxonomy(),
        of.licences(),
        of.supervisingProviderId(),
        new Practice(
            of.practice().practiceId(),
            of.practice().legalName(),
            of.practice().tin(),
            of.practice().taxState(),
            of.practice().payoutAccountToken(),
            of.practice().payoutAccountLastFour(),
            zone),
        of.participations(),
        of.screening(),
        null,
        RECORDED.plus(Duration.ofHours(12L * revision - 12)));
  }

  /** A session like another, in these days and by this provider. */
  static Session session(Session of, String id, String providerId) {
    Instant start = Instant.parse("2026-01-09T15:00:00Z");
    return new Session(
        id,
        1,
        SessionStatus.CONFIRMED,
        providerId,
        of.clientId(),
        start,
        start.plus(Duration.between(of.startsAt(), of.endsAt())),
        of.zone(),
        of.deliveryMode(),
        of.place(),
        of.clientState(),
        of.lines(),
        of.diagnoses(),
        of.noteReference(),
        true,
        of.authorizationNumber(),
        start.plus(Duration.ofHours(3)),
        0,
        RECORDED);
  }

  /** As the other product writes it. */
  @SuppressWarnings("unchecked")
  static <R extends Record> OutgoingRecord encoded(R fact) {
    Topic topic =
        Topic.facts().stream()
            .filter(each -> each.recordType().equals(fact.getClass()))
            .findFirst()
            .orElseThrow();
    return OutgoingRecord.of(
        topic.word(), key(fact), AvroCodec.of((Class<R>) fact.getClass()).encode(fact));
  }

  /** Every fact begins with its id. */
  private static String key(Record fact) {
    try {
      return (String) fact.getClass().getRecordComponents()[0].getAccessor().invoke(fact);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
