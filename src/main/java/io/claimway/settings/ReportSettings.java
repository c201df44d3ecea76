package io.claimway.settings;

import java.nio.file.Path;

/**
 * Where the nights' pages go.
 *
 * @param dir folder that receives one page and its CSV files per night
 */
public record ReportSettings(Path dir) {}
