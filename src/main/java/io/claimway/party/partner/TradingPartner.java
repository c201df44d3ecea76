package io.claimway.party.partner;

import java.io.Serializable;

/**
 * Everything that is known of one trading partner, a clearinghouse or a payer's own gateway: how
 * files to it are addressed, where they change hands, what it takes and what it sends back.
 *
 * @param partner slug, the key in routes, files and control numbers
 * @param receiver its name and id in claim files
 * @param envelope how interchanges to it are addressed
 * @param submitter our name, id and contact in claim files
 * @param mailboxes where files change hands
 * @param answers what it sends back, and when
 * @param takesAcknowledgements whether it takes our TA1 and 999 to files of its that we refuse
 * @param limits how much it takes at once
 */
public record TradingPartner(
    String partner,
    Receiver receiver,
    PartnerEnvelope envelope,
    Submitter submitter,
    PartnerMailbox mailboxes,
    ExpectedAnswers answers,
    boolean takesAcknowledgements,
    FileLimits limits)
    implements Serializable {}
