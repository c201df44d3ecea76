package io.claimway.archive;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Decoded;
import io.claimway.avro.RegistryIds;
import io.claimway.avro.Topic;
import io.claimway.party.Charge;
import io.claimway.party.Client;
import io.claimway.party.Contract;
import io.claimway.party.Provider;
import io.claimway.run.Rejection;
import io.claimway.run.Sha256;
import io.claimway.session.EarningAdjustment;
import io.claimway.session.PatientPayment;
import io.claimway.session.PatientPaymentChecker;
import io.claimway.session.Session;
import io.claimway.session.SessionChecker;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Turns raw records into facts with their identity, or says why they are none. Holds one codec per
 * topic; not for use by several threads at once.
 */
public final class FactIntake {

  /** Further ahead of a night nothing is recorded: it would wait for years, unseen. */
  private static final Duration FURTHEST_AHEAD = Duration.ofDays(366);

  private static final byte[] NOTHING = new byte[0];

  private final RegistryIds registry;
  private final Instant latest;
  private final Map<Topic, AvroCodec<? extends Record>> codecs = new EnumMap<>(Topic.class);
  private final MessageDigest sha256 = Sha256.digest();

  /**
   * @param asOf the night's cut-off
   */
  public FactIntake(RegistryIds registry, Instant asOf) {
    this.registry = registry;
    this.latest = asOf.plus(FURTHEST_AHEAD);
  }

  private record Identity(String id, int revision, Instant recordedAt, String clientId) {}

  /** One that reads only what was taken before. */
  public static FactIntake ofStored() {
    return new FactIntake(RegistryIds.none(), Instant.EPOCH);
  }

  /** The decoded fact of a payload that was taken before. */
  public Record read(Topic topic, byte[] payload) {
    Decoded<? extends Record> decoded = codec(topic).decode(payload);
    if (decoded.isRejected()) {
      throw new IllegalStateException(
          "Cannot read a stored fact of " + topic.word() + ": " + decoded.rejection());
    }
    return decoded.value();
  }

  /** The fact of a raw record, or its rejection. */
  public ReceivedFact take(RawRecord raw) {
    Topic topic = Topic.of(raw.topic());
    Decoded<? extends Record> decoded = codec(topic).decode(raw.value());
    if (decoded.isRejected()) {
      return rejected(raw, raw.key(), decoded.rejection());
    }
    Identity identity = identity(decoded.value());
    return check(decoded.value(), identity)
        .map(rejection -> rejected(raw, identity.id, rejection))
        .orElseGet(() -> accepted(raw, identity, codec(topic).singleObject(raw.value())));
  }

  private AvroCodec<? extends Record> codec(Topic topic) {
    return codecs.computeIfAbsent(topic, each -> AvroCodec.of(each.recordType(), registry));
  }

  private Optional<Rejection> check(Record fact, Identity identity) {
    if (!FactBounds.isId(identity.id)) {
      return Optional.of(
          Rejection.of("BAD_ID", "an id is 1 to 100 visible characters without spaces and bars"));
    }
    if (identity.revision < 1) {
      return Optional.of(
          Rejection.of("BAD_REVISION", "revision " + identity.revision + ", expected 1 or more"));
    }
    Optional<Rejection> outOfBounds = FactBounds.check(fact);
    if (outOfBounds.isPresent()) {
      return outOfBounds;
    }
    if (identity.recordedAt.isAfter(latest)) {
      return Optional.of(
          Rejection.of(
              "RECORDED_IN_THE_FUTURE",
              "recorded %s, more than a year after the night's cut-off"
                  .formatted(identity.recordedAt)));
    }
    if (fact instanceof PatientPayment payment) {
      return PatientPaymentChecker.check(payment);
    }
    return fact instanceof Session session ? SessionChecker.check(session) : Optional.empty();
  }

  private static Identity identity(Record fact) {
    if (fact instanceof Session s) {
      return new Identity(s.sessionId(), s.revision(), s.recordedAt(), s.clientId());
    }
    if (fact instanceof Client c) {
      return new Identity(c.clientId(), c.revision(), c.recordedAt(), null);
    }
    if (fact instanceof Provider p) {
      return new Identity(p.providerId(), p.revision(), p.recordedAt(), null);
    }
    if (fact instanceof Contract c) {
      return new Identity(c.contractId(), c.revision(), c.recordedAt(), null);
    }
    if (fact instanceof Charge c) {
      return new Identity(c.procedureCode(), c.revision(), c.recordedAt(), null);
    }
    if (fact instanceof PatientPayment p) {
      return new Identity(p.paymentId(), p.revision(), p.recordedAt(), null);
    }
    EarningAdjustment adjustment = (EarningAdjustment) fact;
    return new Identity(
        adjustment.adjustmentId(), adjustment.revision(), adjustment.recordedAt(), null);
  }

  private ReceivedFact accepted(RawRecord raw, Identity identity, byte[] payload) {
    return new ReceivedFact(
        raw.topic(),
        raw.partition(),
        raw.recordOffset(),
        identity.id,
        identity.revision,
        identity.recordedAt,
        identity.clientId,
        null,
        null,
        hash(payload),
        payload);
  }

  private ReceivedFact rejected(RawRecord raw, String id, Rejection rejection) {
    byte[] value = raw.value() == null ? NOTHING : raw.value();
    return new ReceivedFact(
        raw.topic(),
        raw.partition(),
        raw.recordOffset(),
        shown(raw, id),
        0,
        null,
        null,
        rejection.reason(),
        rejection.detail(),
        hash(value),
        value);
  }

  /** What the record calls itself where that can be shown, else where it stands. */
  private static String shown(RawRecord raw, String id) {
    return id != null && FactBounds.isId(id)
        ? id
        : raw.topic() + "-" + raw.partition() + "@" + raw.recordOffset();
  }

  private String hash(byte[] value) {
    return HexFormat.of().formatHex(sha256.digest(value));
  }
}
