package io.claimway.settings;

import java.nio.file.Path;

/**
 * Where it is written who may do what.
 *
 * @param file people with roles and limits
 */
public record PeopleSettings(Path file) {}
