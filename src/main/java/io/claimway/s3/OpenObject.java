package io.claimway.s3;

import java.io.IOException;
import java.io.InputStream;

/**
 * An object whose bytes are being read.
 *
 * @param stored as it is now
 */
public record OpenObject(StoredObject stored, InputStream content) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    content.close();
  }
}
