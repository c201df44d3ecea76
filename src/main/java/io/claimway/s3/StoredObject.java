package io.claimway.s3;

/**
 * One object of the bucket as a listing shows it.
 *
 * @param key its key, without the configured prefix
 * @param bytes its size
 */
public record StoredObject(String key, long bytes) {}
