/**
 * What is kept of the outside's bytes and how a file's kind is told.
 *
 * <p>Place in the flow: between the formats and the edges. In come the first bytes of a partner's
 * file; out comes what it is.
 */
package io.claimway.archive;
