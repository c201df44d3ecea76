/**
 * Files that persons write of what came on paper: in comes YAML, out comes what it says, or each of
 * its mistakes with file, line and key.
 */
package io.claimway.settings.entered;
