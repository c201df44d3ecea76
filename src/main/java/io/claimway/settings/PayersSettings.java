package io.claimway.settings;

import java.nio.file.Path;

/**
 * Where the payers are described.
 *
 * @param dir folder with one profile per payer
 */
public record PayersSettings(Path dir) {}
