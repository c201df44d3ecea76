/**
 * Chance for properties: cases drawn from seeds in a row, so that what fails once fails again by
 * its seed. A property in any package takes a {@link io.claimway.chance.Chance} and makes of it
 * what it is tried on.
 */
package io.claimway.chance;
