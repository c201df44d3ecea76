package io.claimway.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.session.DeliveryMode;
import io.claimway.session.ServiceLine;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AvroCodecTest {

  static final Session SESSION =
      new Session(
          "s-1",
          2,
          SessionStatus.AMENDED,
          "p-1",
          "c-1",
          Instant.parse("2026-01-05T15:00:00Z"),
          Instant.parse("2026-01-05T15:53:00Z"),
          "America/New_York",
          DeliveryMode.TELEHEALTH_HOME,
          null,
          "NY",
          List.of(new ServiceLine("90837", List.of("95"), 1)),
          List.of("F41.1", "F33.0"),
          "note-1",
          true,
          null,
          Instant.parse("2026-01-05T16:00:00Z"),
          2500,
          Instant.parse("2026-01-05T17:00:00.123Z"));

  private final AvroCodec<Session> codec = AvroCodec.of(Session.class);

  @Test
  void readsWhatItWrote() {
    byte[] bytes = codec.encode(SESSION);
    assertThat(bytes[0]).isEqualTo((byte) 0xC3);
    assertThat(codec.decode(bytes).value()).isEqualTo(SESSION);
    assertThat(AvroCodec.of(Session.class).encode(SESSION)).isEqualTo(bytes);
  }

  @Test
  void readsARegistryFramedRecordOfAConfiguredId() {
    byte[] single = codec.encode(SESSION);
    byte[] framed =
        ByteBuffer.allocate(single.length - 5)
            .put((byte) 0)
            .putInt(7)
            .put(single, 10, single.length - 10)
            .array();
    AvroCodec<Session> withRegistry =
        AvroCodec.of(Session.class, new RegistryIds(Map.of(7, "Session-1", 8, "Client-1")));
    assertThat(withRegistry.decode(framed).value()).isEqualTo(SESSION);
    assertThat(codec.decode(framed).rejection().reason()).isEqualTo("UNKNOWN_SCHEMA");
  }

  @Test
  void refusesRegistryIdsThatNameNoReleasedVersion() {
    assertThatThrownBy(() -> AvroCodec.of(Session.class, new RegistryIds(Map.of(7, "Session-99"))))
        .hasMessage("Cannot use registry id 7: Session has no released version 99");
    assertThatThrownBy(() -> new RegistryIds(Map.of(7, "Session")))
        .hasMessage("Cannot use registry id 7: Session is not <Record>-<version>");
  }

  @Test
  void rejectsBytesThatAreNoRecord() {
    assertThat(codec.decode(null).rejection().reason()).isEqualTo("EMPTY_VALUE");
    assertThat(codec.decode(new byte[0]).rejection().reason()).isEqualTo("EMPTY_VALUE");
    assertThat(
            codec
                .decode("garbage on the topic".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .rejection()
                .reason())
        .isEqualTo("NOT_AVRO");
    byte[] bytes = codec.encode(SESSION);
    assertThat(codec.decode(Arrays.copyOf(bytes, bytes.length - 3)).rejection().reason())
        .isEqualTo("UNDECODABLE");
    assertThat(codec.decode(Arrays.copyOf(bytes, bytes.length + 1)).rejection().reason())
        .isEqualTo("TRAILING_BYTES");
    bytes[4] ^= 1;
    assertThat(codec.decode(bytes).rejection().reason()).isEqualTo("UNKNOWN_SCHEMA");
  }

  @Test
  void neverThrowsAndNeverReservesGigabytesOnDamagedBytes() {
    byte[] good = codec.encode(SESSION);
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = good.clone();
      for (int damage = random.nextInt(4); damage >= 0; damage--) {
        bytes[10 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt();
      }
      assertThat(codec.decode(bytes)).isNotNull();
    }
  }

  @Test
  void everyTopicsRecordHasItsSchema() {
    for (Topic topic : Topic.values()) {
      assertThat(AvroCodec.of(topic.recordType())).isNotNull();
      assertThat(Topic.of(topic.word())).isEqualTo(topic);
    }
  }
}
