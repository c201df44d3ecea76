/**
 * Payer profiles and trading partners as files: in come the folders {@code jobs/payers} and {@code
 * jobs/partners}, out come profiles, or every finding with its file and line.
 */
package io.claimway.settings.payer;
