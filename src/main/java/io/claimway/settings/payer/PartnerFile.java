package io.claimway.settings.payer;

import io.claimway.party.partner.ExpectedAnswers;
import io.claimway.party.partner.FileLimits;
import io.claimway.party.partner.PartnerEnvelope;
import io.claimway.party.partner.PartnerMailbox;
import io.claimway.party.partner.Receiver;
import io.claimway.party.partner.Submitter;
import io.claimway.party.partner.TradingPartner;
import io.claimway.settings.located.LocatedKeys;
import java.util.List;
import java.util.regex.Pattern;

/** One trading partner's YAML file, read into what is known of it. */
record PartnerFile(LocatedKeys keys, TradingPartner partner) {

  static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,39}");
  static final Pattern NAME = Pattern.compile("[A-Z0-9][A-Z0-9 &',.-]{0,59}");

  private static final Pattern ENVELOPE_ID = Pattern.compile("[A-Z0-9]{2,15}");
  private static final Pattern ETIN = Pattern.compile("[A-Z0-9]{2,80}");
  private static final Pattern QUALIFIER = Pattern.compile("[0-9A-Z]{2}");
  private static final Pattern MAILBOX = Pattern.compile("mailboxes(/[a-z0-9][a-z0-9-]*){2,4}");

  /** Longest wait for an answer that is worth waiting for. */
  private static final int MOST_DAYS = 30;

  /**
   * Reads one file; the result is usable only if no problem was added.
   *
   * @param file name that problems show
   */
  static PartnerFile parse(String file, String text, List<String> problems) {
    LocatedKeys keys = LocatedKeys.of(file, text, "a trading partner", problems);
    TradingPartner partner = partner(keys);
    keys.refuseUnknown();
    return new PartnerFile(keys, partner);
  }

  private static TradingPartner partner(LocatedKeys keys) {
    return new TradingPartner(
        keys.text("partner", SLUG, "a slug such as clearpath"),
        new Receiver(
            keys.text("receiver.name", NAME, "NM103 of 1000B in capitals"),
            keys.text("receiver.etin", ETIN, "NM109 of 1000B")),
        envelope(keys),
        new Submitter(
            keys.text("submitter.name", NAME, "NM103 of 1000A in capitals"),
            keys.text("submitter.etin", ETIN, "NM109 of 1000A"),
            keys.text("submitter.contact", NAME, "PER02 in capitals"),
            keys.text("submitter.telephone", Pattern.compile("\\d{10}"), "ten digits")),
        new PartnerMailbox(mailbox(keys, "outbound"), mailbox(keys, "inbound")),
        new ExpectedAnswers(
            days(keys, "answers.ta1-days"),
            days(keys, "answers.functional-days"),
            days(keys, "answers.claim-status-days")),
        keys.truth("takes-acknowledgements"),
        new FileLimits(
            keys.number("limits.claims-per-transaction", 1, 5_000),
            keys.number("limits.transactions-per-file", 1, 1_000),
            keys.number("limits.inquiries-per-transaction", 1, 99)));
  }

  private static PartnerEnvelope envelope(LocatedKeys keys) {
    return new PartnerEnvelope(
        keys.text("envelope.sender-qualifier", QUALIFIER, "ISA05, two characters"),
        keys.text("envelope.sender-id", ENVELOPE_ID, "ISA06, 2 to 15 capitals and digits"),
        keys.text("envelope.receiver-qualifier", QUALIFIER, "ISA07, two characters"),
        keys.text("envelope.receiver-id", ENVELOPE_ID, "ISA08, 2 to 15 capitals and digits"),
        keys.text("envelope.application-sender", ENVELOPE_ID, "GS02, 2 to 15 capitals and digits"),
        keys.text(
            "envelope.application-receiver", ENVELOPE_ID, "GS03, 2 to 15 capitals and digits"),
        keys.time("envelope.time"),
        keys.text("envelope.usage", Pattern.compile("[PT]"), "P or T"),
        keys.truth("envelope.asks-for-ta1"));
  }

  private static String mailbox(LocatedKeys keys, String direction) {
    return keys.text(
        "mailboxes." + direction, MAILBOX, "a folder such as mailboxes/clearpath/" + direction);
  }

  /** A partner that never sends an answer has no days for it. */
  private static Integer days(LocatedKeys keys, String path) {
    return keys.has(path) ? keys.number(path, 0, MOST_DAYS) : null;
  }
}
