package io.claimway.party.partner;

import java.io.Serializable;

/**
 * The two folders of the bucket that a gateway keeps in step with one partner's.
 *
 * @param outbound where it picks files up, without a slash at the end
 * @param inbound where it puts files
 */
public record PartnerMailbox(String outbound, String inbound) implements Serializable {}
