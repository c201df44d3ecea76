package io.claimway.spark;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.catalyst.JavaTypeInference;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders;
import org.apache.spark.sql.types.Metadata;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * A Spark encoder for a Java record: one column per component, in declaration order. It leans on
 * Spark's own product encoder, which is internal: this is the only file that does.
 */
public final class RecordEncoder {
  private static final Map<Class<?>, AgnosticEncoder<?>> ENCODERS = new ConcurrentHashMap<>();

  private RecordEncoder() {}

  /**
   * The encoder of a record type; refuses, by component name, what would be lost or fail on an
   * executor.
   */
  @SuppressWarnings("unchecked")
  public static <R extends Record> Encoder<R> of(Class<R> type) {
    AgnosticEncoder<?> known = ENCODERS.get(type);
    if (known == null) {
      known = product(type);
      ENCODERS.put(type, known);
    }
    return (Encoder<R>) known;
  }

  private static <R> AgnosticEncoder<R> product(Class<R> type) {
    if (!Modifier.isPublic(type.getModifiers())) {
      throw new IllegalArgumentException(
          "Cannot encode " + type.getName() + ": the record is not public");
    }
    List<AgnosticEncoders.EncoderField> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      AgnosticEncoder<?> encoder = component(type, component);
      fields.add(
          new AgnosticEncoders.EncoderField(
              component.getName(),
              encoder,
              encoder.nullable(),
              Metadata.empty(),
              Option.apply(component.getAccessor().getName()),
              Option.empty()));
    }
    return new AgnosticEncoders.ProductEncoder<R>(
        ClassTag$.MODULE$.apply(type),
        CollectionConverters.asScala(fields).toSeq(),
        Option.empty());
  }

  private static AgnosticEncoder<?> component(Class<?> record, RecordComponent component) {
    try {
      return encoderFor(component.getGenericType());
    } catch (IllegalArgumentException refusal) {
      throw new IllegalArgumentException(
          "Cannot encode %s.%s: %s"
              .formatted(record.getName(), component.getName(), refusal.getMessage()),
          refusal);
    }
  }

  private static AgnosticEncoder<?> encoderFor(Type type) {
    if (type instanceof Class<?> c) {
      if (c.isRecord()) {
        return product(c);
      }
      boolean refused =
          c.isSealed() || c == Object.class || c == Optional.class || ZoneId.class == c;
      if (refused || (c.isInterface() && !List.class.isAssignableFrom(c))) {
        throw new IllegalArgumentException(
            c.getName() + " has no column type; use a record, enum, text or number");
      }
    }
    if (type instanceof ParameterizedType p) {
      if (p.getRawType() != List.class) {
        throw new IllegalArgumentException(
            p.getTypeName() + " has no column type; only List is known");
      }
      AgnosticEncoder<?> element = encoderFor(p.getActualTypeArguments()[0]);
      return new AgnosticEncoders.IterableEncoder<>(
          ClassTag$.MODULE$.apply(List.class), element, element.nullable(), false);
    }
    return JavaTypeInference.encoderFor(type);
  }
}
