package io.claimway.run;

/** A failure of something outside: Postgres, the object store, Kafka. */
public interface OutsideFailure {

  /** Whether the same may succeed a little later: it did not answer, or not in time. */
  boolean mayPass();
}
