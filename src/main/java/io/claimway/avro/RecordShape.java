package io.claimway.avro;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;

/** How the components of one Java record meet the fields of its Avro schema, both ways. */
final class RecordShape<T extends Record> {

  private final Class<T> type;
  private final Constructor<T> constructor;
  private final RecordComponent[] components;
  private final List<Function<Object, Object>> readers;
  private final List<BiFunction<Schema, Object, Object>> writers;

  private RecordShape(Class<T> type) throws NoSuchMethodException {
    this.type = type;
    this.components = type.getRecordComponents();
    this.constructor =
        type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    this.readers = new ArrayList<>();
    this.writers = new ArrayList<>();
    for (RecordComponent component : components) {
      readers.add(reader(component.getGenericType()));
      writers.add(writer(component.getGenericType()));
    }
  }

  static <T extends Record> RecordShape<T> of(Class<T> type) {
    try {
      return new RecordShape<>(type);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(
          "Cannot map record " + type.getName() + ": no canonical constructor", impossible);
    }
  }

  /** Refuses a schema whose fields are not the record's components in their order. */
  RecordShape<T> mustMatch(Schema schema) {
    List<String> fields = schema.getFields().stream().map(Schema.Field::name).toList();
    List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
    if (!fields.equals(names)) {
      throw new IllegalStateException(
          "Cannot map record %s: schema fields %s, components %s"
              .formatted(type.getSimpleName(), fields, names));
    }
    return this;
  }

  T read(IndexedRecord from) {
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < arguments.length; i++) {
      Object value = from.get(i);
      arguments[i] = value == null ? null : readers.get(i).apply(value);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(refused.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(
          "Cannot make record " + type.getName() + ": constructor not callable", impossible);
    }
  }

  GenericRecord write(Schema schema, Object from) {
    GenericRecord to = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    for (int i = 0; i < components.length; i++) {
      try {
        Object value = components[i].getAccessor().invoke(from);
        Schema field = withoutNull(fields.get(i).schema());
        to.put(i, value == null ? null : writers.get(i).apply(field, value));
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException(
            "Cannot read record " + type.getName() + ": accessor not callable", impossible);
      }
    }
    return to;
  }

  private static Schema withoutNull(Schema schema) {
    return schema.isUnion() ? schema.getTypes().get(1) : schema;
  }

  private static Function<Object, Object> reader(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      Function<Object, Object> item = reader(list.getActualTypeArguments()[0]);
      return value -> ((List<?>) value).stream().map(item).toList();
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return Object::toString;
    }
    if (plain == Instant.class) {
      return value -> Instant.ofEpochMilli((Long) value);
    }
    if (plain == LocalDate.class) {
      return value -> LocalDate.ofEpochDay((Integer) value);
    }
    if (plain.isEnum()) {
      Map<String, Object> constants = constants(plain);
      return value -> constant(plain, constants.get(value.toString()));
    }
    if (plain.isRecord()) {
      RecordShape<?> shape = of(plain.asSubclass(Record.class));
      return value -> shape.read((IndexedRecord) value);
    }
    return mustBePrimitive(plain, value -> value);
  }

  private static BiFunction<Schema, Object, Object> writer(Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      BiFunction<Schema, Object, Object> item = writer(list.getActualTypeArguments()[0]);
      return (schema, value) -> {
        Schema element = schema.getElementType();
        return ((List<?>) value).stream().map(each -> item.apply(element, each)).toList();
      };
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return (schema, value) -> value;
    }
    if (plain == Instant.class) {
      return (schema, value) -> ((Instant) value).toEpochMilli();
    }
    if (plain == LocalDate.class) {
      return (schema, value) -> Math.toIntExact(((LocalDate) value).toEpochDay());
    }
    if (plain.isEnum()) {
      return (schema, value) -> new GenericData.EnumSymbol(schema, ((Enum<?>) value).name());
    }
    if (plain.isRecord()) {
      RecordShape<?> shape = of(plain.asSubclass(Record.class));
      return shape::write;
    }
    return mustBePrimitive(plain, (schema, value) -> value);
  }

  private static <F> F mustBePrimitive(Class<?> type, F function) {
    if (!PRIMITIVES.contains(type)) {
      throw new IllegalStateException(
          "Cannot map a component of type " + type.getName() + ": not a type that facts may have");
    }
    return function;
  }

  private static final List<Class<?>> PRIMITIVES =
      List.of(int.class, long.class, boolean.class, Integer.class);

  private static Map<String, Object> constants(Class<?> type) {
    Map<String, Object> constants = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
    return constants;
  }

  private static Object constant(Class<?> type, Object found) {
    if (found == null) {
      throw new IllegalArgumentException("no constant of " + type.getSimpleName());
    }
    return found;
  }
}
