package io.claimway.postgres.claim;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Decoded;
import io.claimway.claim.Claim;
import io.claimway.claim.PatientControlNumber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What claim versions say, kept by claim and version: the one place where the content of a version
 * is read again. It is PHI: nothing of it gets into a message.
 */
public final class ContentStore {

  private static final String CONTENTS =
      "select claim_id, version, content from phi.claim_content"
          + " join unnest(?::bigint[], ?::int[]) as wanted(claim_id, version) using (claim_id, version)";

  /** A codec serves one thread at a time, and a task is one. */
  private static final ThreadLocal<AvroCodec<Claim>> CODEC =
      ThreadLocal.withInitial(() -> AvroCodec.of(Claim.class));

  private ContentStore() {}

  /** What is stored of a content; equal contents give equal bytes. */
  public static byte[] encode(Claim content) {
    return CODEC.get().encode(content);
  }

  /**
   * The content that a version's bytes hold.
   *
   * @throws IllegalStateException naming the version and the flaw, never the bytes
   */
  public static Claim decode(PatientControlNumber version, byte[] bytes) {
    Decoded<Claim> decoded = CODEC.get().decode(bytes);
    if (decoded.value() == null) {
      throw new IllegalStateException(
          "Cannot read the content of claim %d version %d: %s"
              .formatted(version.claimId(), version.version(), decoded.rejection().reason()));
    }
    return decoded.value();
  }

  /** What these versions say, each of which must be there. */
  public static Map<PatientControlNumber, Claim> get(
      Connection connection, Collection<PatientControlNumber> versions) throws SQLException {
    Map<PatientControlNumber, Claim> contents = new HashMap<>();
    if (versions.isEmpty()) {
      return contents;
    }
    List<Long> claims = new ArrayList<>(versions.size());
    List<Integer> numbers = new ArrayList<>(versions.size());
    for (PatientControlNumber version : versions) {
      claims.add(version.claimId());
      numbers.add(version.version());
    }
    try (PreparedStatement select = connection.prepareStatement(CONTENTS)) {
      select.setArray(1, connection.createArrayOf("bigint", claims.toArray()));
      select.setArray(2, connection.createArrayOf("int", numbers.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          PatientControlNumber version = new PatientControlNumber(row.getLong(1), row.getInt(2));
          contents.put(version, decode(version, row.getBytes(3)));
        }
      }
    }
    for (PatientControlNumber version : versions) {
      if (!contents.containsKey(version)) {
        throw new IllegalStateException(
            "Cannot read the content of claim %d version %d: there is none"
                .formatted(version.claimId(), version.version()));
      }
    }
    return contents;
  }
}
