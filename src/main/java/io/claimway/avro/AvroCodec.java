package io.claimway.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * One record type on the wire. Writes Avro single-object encoding (C3 01, fingerprint, body); reads
 * that of every released schema, and the registry framing (00, id, body) of the ids it was given.
 *
 * <p>Not for use by several threads at once.
 */
public final class AvroCodec<T extends Record> {

  static {
    // Avro reads its limits from here once; without them a few wrong bytes reserve gigabytes.
    System.getProperties().putIfAbsent("org.apache.avro.limits.string.maxLength", "65536");
    System.getProperties().putIfAbsent("org.apache.avro.limits.bytes.maxLength", "65536");
    System.getProperties().putIfAbsent("org.apache.avro.limits.collectionItems.maxLength", "65536");
  }

  private static final int SINGLE_OBJECT_HEADER = 10;
  private static final int REGISTRY_HEADER = 5;

  private final String name;
  private final RecordShape<T> shape;
  private final Schema schema;
  private final byte[] header;
  private final GenericDatumWriter<GenericRecord> writer;
  private final Map<Long, GenericDatumReader<GenericRecord>> byFingerprint = new HashMap<>();
  private final Map<Integer, GenericDatumReader<GenericRecord>> byRegistryId = new HashMap<>();
  private final Map<Integer, byte[]> headerByRegistryId = new HashMap<>();
  private BinaryDecoder decoder;
  private BinaryEncoder encoder;

  private AvroCodec(Class<T> type, RegistryIds registry) {
    RecordSchema schemas = RecordSchema.load(type);
    this.name = schemas.name();
    this.schema = schemas.current();
    this.shape = RecordShape.of(type).mustMatch(schema);
    this.writer = new GenericDatumWriter<>(schema);
    this.header = singleObjectHeader(RecordSchema.fingerprint(schema));
    byFingerprint.put(RecordSchema.fingerprint(schema), new GenericDatumReader<>(schema));
    for (Schema released : schemas.released()) {
      byFingerprint.putIfAbsent(
          RecordSchema.fingerprint(released), new GenericDatumReader<>(released, schema));
    }
    registry
        .versionsOf(name)
        .forEach(
            (id, version) -> {
              Schema written =
                  schemas
                      .version(version)
                      .orElseThrow(
                          () ->
                              new IllegalArgumentException(
                                  "Cannot use registry id %d: %s has no released version %d"
                                      .formatted(id, name, version)));
              byRegistryId.put(id, new GenericDatumReader<>(written, schema));
              headerByRegistryId.put(id, singleObjectHeader(RecordSchema.fingerprint(written)));
            });
  }

  public static <T extends Record> AvroCodec<T> of(Class<T> type) {
    return new AvroCodec<>(type, RegistryIds.none());
  }

  public static <T extends Record> AvroCodec<T> of(Class<T> type, RegistryIds registry) {
    return new AvroCodec<>(type, registry);
  }

  /** The single-object encoding of a value; equal values give equal bytes. */
  public byte[] encode(T value) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(512);
      out.writeBytes(header);
      encoder = EncoderFactory.get().binaryEncoder(out, encoder);
      writer.write(shape.write(schema, value), encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Cannot encode " + name + " in memory", impossible);
    }
  }

  /** The value of the bytes, or why they hold none. Never throws, and never quotes the bytes. */
  public Decoded<T> decode(byte[] bytes) {
    if (bytes == null || bytes.length == 0) {
      return Decoded.rejected("EMPTY_VALUE", "no bytes, expected an Avro " + name);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length > SINGLE_OBJECT_HEADER && bytes[0] == (byte) 0xC3 && bytes[1] == 1) {
      long fingerprint = buffer.getLong(2);
      return Optional.ofNullable(byFingerprint.get(fingerprint))
          .map(reader -> decode(reader, bytes, SINGLE_OBJECT_HEADER))
          .orElseGet(
              () ->
                  Decoded.rejected(
                      "UNKNOWN_SCHEMA",
                      "schema fingerprint %016x is no released version of %s"
                          .formatted(fingerprint, name)));
    }
    if (bytes.length > REGISTRY_HEADER && bytes[0] == 0) {
      int id = buffer.order(ByteOrder.BIG_ENDIAN).getInt(1);
      return Optional.ofNullable(byRegistryId.get(id))
          .map(reader -> decode(reader, bytes, REGISTRY_HEADER))
          .orElseGet(
              () ->
                  Decoded.rejected(
                      "UNKNOWN_SCHEMA",
                      "registry id %d is none of %s in registry.ids-file".formatted(id, name)));
    }
    return Decoded.rejected(
        "NOT_AVRO",
        bytes.length + " bytes without the header of single-object encoding, expected " + name);
  }

  /**
   * The same value in single-object encoding: what a registry framed names its schema by itself
   * from then on, so that it is still read when the registry is gone.
   *
   * @param bytes that decode
   */
  public byte[] singleObject(byte[] bytes) {
    if (bytes[0] != 0) {
      return bytes;
    }
    byte[] itsHeader = headerByRegistryId.get(ByteBuffer.wrap(bytes).getInt(1));
    return ByteBuffer.allocate(SINGLE_OBJECT_HEADER + bytes.length - REGISTRY_HEADER)
        .put(itsHeader)
        .put(bytes, REGISTRY_HEADER, bytes.length - REGISTRY_HEADER)
        .array();
  }

  private Decoded<T> decode(GenericDatumReader<GenericRecord> reader, byte[] bytes, int offset) {
    try {
      decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, decoder);
      GenericRecord generic = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        return Decoded.rejected("TRAILING_BYTES", "bytes left over after an Avro " + name);
      }
      return Decoded.of(shape.read(generic));
    } catch (IOException | RuntimeException broken) {
      return Decoded.rejected(
          "UNDECODABLE",
          "%d bytes do not hold an Avro %s: %s"
              .formatted(bytes.length, name, broken.getClass().getSimpleName()));
    }
  }

  private static byte[] singleObjectHeader(long fingerprint) {
    return ByteBuffer.allocate(SINGLE_OBJECT_HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 1)
        .putLong(fingerprint)
        .array();
  }
}
