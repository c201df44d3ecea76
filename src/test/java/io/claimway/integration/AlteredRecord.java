package io.claimway.integration;

import java.lang.reflect.RecordComponent;

/** A record with one of its components changed. */
final class AlteredRecord {

  private AlteredRecord() {}

  static <R extends Record> R with(R record, String component, Object value) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    boolean found = false;
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        boolean here = components[i].getName().equals(component);
        values[i] = here ? value : components[i].getAccessor().invoke(record);
        found |= here;
      }
      if (!found) {
        throw new IllegalArgumentException(
            "Cannot change " + component + ": " + record.getClass() + " has none");
      }
      @SuppressWarnings("unchecked")
      R altered = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return altered;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot change " + component, impossible);
    }
  }
}
