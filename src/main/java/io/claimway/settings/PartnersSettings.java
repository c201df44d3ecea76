package io.claimway.settings;

import java.nio.file.Path;

/**
 * Where the trading partners are described.
 *
 * @param dir folder with one file per partner
 */
public record PartnersSettings(Path dir) {}
