/**
 * An independent oracle of the remittance rules: whole 835 files in, transfers out, written from
 * the rules alone by somebody who had not read the code that it judges, and tried on remittances
 * that were worked by hand ({@code oracle/by-hand.csv}). It shares nothing with the pipeline but
 * the table of adjustment classes.
 */
package io.claimway.oracle;
