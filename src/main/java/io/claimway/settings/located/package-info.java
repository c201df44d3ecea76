/**
 * YAML files in which every mistake has a place: in comes the text of a file, out come typed values
 * by dotted key, and each wrong, missing or unknown key as a problem with file and line.
 */
package io.claimway.settings.located;
