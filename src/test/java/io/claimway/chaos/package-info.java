/** What is left when a process dies at the worst moment: the same files, the same ledger. */
package io.claimway.chaos;
