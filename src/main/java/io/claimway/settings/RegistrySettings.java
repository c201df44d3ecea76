package io.claimway.settings;

import java.nio.file.Path;

/**
 * The schema registry whose framing some records carry.
 *
 * @param idsFile which released schema each id means; empty for no registry
 */
public record RegistrySettings(Path idsFile) {

  static final RegistrySettings NONE = new RegistrySettings(Path.of(""));

  /** Whether records framed by a registry are read at all. */
  public boolean isThere() {
    return !idsFile.toString().isEmpty();
  }
}
