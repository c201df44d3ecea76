/**
 * What every bank file shares: the trace by which a deposit finds its 835.
 *
 * <p>Place in the flow: a format, beside X12. In comes the text of an addenda record or a statement
 * line; out comes a trace.
 */
package io.claimway.bank;
