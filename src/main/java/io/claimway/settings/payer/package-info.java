/**
 * Payer profiles as files: in comes the folder {@code jobs/payers}, out come profiles, or every
 * finding with its file and line.
 */
package io.claimway.settings.payer;
