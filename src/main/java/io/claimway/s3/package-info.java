/**
 * The object store: bytes and their keys come in, write-once objects go out to a bucket.
 *
 * <p>The one package that knows Amazon's client. PartnerMailboxes, evidence and the heads of the
 * ledger are written only if absent; an object that is already there with the same bytes counts as
 * written.
 */
package io.claimway.s3;
