/**
 * Claims to files: in come claims that are ready, out goes the plan of which claim stands in which
 * transaction of which file, with the names that files bear outside.
 */
package io.claimway.submission;
