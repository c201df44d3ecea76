/**
 * The night's page and its CSVs: figures in from Postgres, one self-contained HTML file out, which
 * opens without a network. Timings are kept apart from what must be the same on every run.
 */
package io.claimway.report;
