/**
 * Avro on the wire and in the content store: facts that come in and events that go out, by topic,
 * in single-object encoding or with a registry's framing; and what claims say.
 *
 * <p>In: bytes. Out: core records, or a {@link io.claimway.run.Rejection} that says why the bytes
 * are none; and the check that a changed schema still reads and is read by every released one. The
 * schemas lie in {@code schemas/avro}, the released versions in {@code schemas/avro/released}.
 */
package io.claimway.avro;
