/**
 * What a run is: its job and business date, the inputs it froze and the hashes that they are known
 * by, its stages and the totals each must balance. Pure values; every later package may use them.
 */
package io.claimway.run;
