package io.claimway.party.partner;

import java.io.Serializable;

/**
 * Who a trading partner is in its own files (loop 1000B).
 *
 * @param name NM103
 * @param etin NM109
 */
public record Receiver(String name, String etin) implements Serializable {}
