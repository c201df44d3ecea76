/**
 * The way in: the words of the command line come in from the system, an exit code goes back to it.
 */
package io.claimway.app;
