package io.claimway.avro;

import io.claimway.run.Rejection;

/** What bytes turned out to be: a value, or the reason why they are none; exactly one is set. */
public record Decoded<T>(T value, Rejection rejection) {

  public Decoded {
    if ((value == null) == (rejection == null)) {
      throw new IllegalArgumentException(
          "Cannot make a decoded value: exactly one of value and rejection must be set");
    }
  }

  static <T> Decoded<T> of(T value) {
    return new Decoded<>(value, null);
  }

  static <T> Decoded<T> rejected(String reason, String detail) {
    return new Decoded<>(null, Rejection.of(reason, detail));
  }

  public boolean isRejected() {
    return rejection != null;
  }

  @Override
  public String toString() {
    return isRejected() ? rejection.toString() : "Decoded[" + value + "]";
  }
}
