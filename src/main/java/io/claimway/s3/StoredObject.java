package io.claimway.s3;

/**
 * One object of the bucket as a listing shows it.
 *
 * @param key its key, without the configured prefix
 * @param bytes its size
 * @param etag by which the store tells other bytes under the same key; empty where it names none
 */
public record StoredObject(String key, long bytes, String etag) {}
