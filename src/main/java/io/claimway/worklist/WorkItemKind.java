package io.claimway.worklist;

import static io.claimway.worklist.Closing.BY_HAND;
import static io.claimway.worklist.Closing.BY_STATE;
import static io.claimway.worklist.WorkItemOwner.ENGINEER;
import static io.claimway.worklist.WorkItemOwner.FINANCE;
import static io.claimway.worklist.WorkItemOwner.OPERATIONS;
import static io.claimway.worklist.WorkItemOwner.SUPPORT;

import io.claimway.money.BankingCalendar;
import java.time.LocalDate;

/**
 * The closed list of what can wait for a person: what it means, whose it is, in how many banking
 * days, what to do, and the command that does it or shows more.
 */
public enum WorkItemKind {
  QUARANTINED_FACT(
      ENGINEER,
      1,
      BY_HAND,
      "another product wrote a record that is no fact; it stands aside, with what waits for it",
      "have the product write a corrected revision; the next night reads it and ends this",
      Command.RESOLVE),
  UNKNOWN_FILE(
      OPERATIONS,
      2,
      BY_HAND,
      "a partner put a file that is neither X12, NACHA nor BAI2",
      "ask the partner what it was to be, and for it in its right form",
      Command.RESOLVE),
  GONE_FILE(
      OPERATIONS,
      1,
      BY_HAND,
      "a partner's file was deleted before the night could read it",
      "ask the partner to put it again and run the next `nightly`; where nothing is missing",
      Command.RESOLVE),
  CHANGED_FILE(
      OPERATIONS,
      1,
      BY_HAND,
      "a partner's file was replaced after the night had listed it",
      "run the next `nightly`, which takes in what lies there now; where nothing does any more",
      Command.RESOLVE),
  TOO_LARGE_FILE(
      ENGINEER,
      1,
      BY_HAND,
      "a partner's file is larger than is read",
      "raise limits.inbound-file-bytes or ask for the file in parts, then run `nightly`; where it is not wanted",
      Command.RESOLVE),
  UNREADABLE_FILE(
      ENGINEER,
      1,
      BY_HAND,
      "the store has a partner's file and does not give it out",
      "give the nights the right to read it or ask the partner to put it again, then run `nightly`; where it is not wanted",
      Command.RESOLVE),
  LATER_FILE(
      OPERATIONS,
      2,
      BY_HAND,
      "a partner's file is empty, or the store could not give it out just now",
      "each `nightly` tries again: ask the partner for the file if it stays so; where none is missing",
      Command.RESOLVE),
  UNREADABLE_ANSWER(
      OPERATIONS,
      2,
      BY_HAND,
      "a place in a partner's answer could not be read",
      "ask the partner for the answer again",
      Command.RESOLVE),
  UNMATCHED_ANSWER(
      OPERATIONS,
      2,
      BY_HAND,
      "an answer speaks of nothing that was sent",
      "ask the partner whose it is",
      Command.RESOLVE),
  UNRECONCILED_ANSWER(
      OPERATIONS,
      2,
      BY_HAND,
      "an answer's totals are not those of what was sent",
      "ask the partner which claims it leaves out",
      Command.RESOLVE),
  REJECTED_CLAIM(
      OPERATIONS,
      5,
      BY_STATE,
      "a payer refused a claim by name",
      "mend the fact or the profile that the codes name, then send it again",
      "replay plan --claim PCN"),
  REJECTED_FILE(
      OPERATIONS,
      2,
      BY_STATE,
      "a partner refused a file, or a billing provider's claims in it",
      "mend what the codes name, then send its claims again",
      "replay plan --file NAME"),
  REJECTED_TRANSACTION(
      OPERATIONS,
      2,
      BY_STATE,
      "a partner refused a transaction of a file",
      "mend what the codes name, then send its claims again",
      "replay plan --file NAME"),
  REPLAY_HOLD(
      OPERATIONS,
      5,
      BY_STATE,
      "a plan could form no claim: a fact is missing",
      "supply the fact that the plan misses, then plan again",
      "replay plan --claim PCN"),
  REPLAY_NONE(
      OPERATIONS,
      5,
      BY_STATE,
      "a plan would have sent the same claim again",
      "mend the fact or the profile that the codes name, then plan again",
      "replay plan --claim PCN"),
  ELIGIBILITY_ANSWER(
      OPERATIONS,
      2,
      BY_HAND,
      "a 271 could not be used whole",
      "ask the partner for the answers that it leaves out",
      Command.RESOLVE),
  HELD_FOR_CLIENT(
      SUPPORT,
      10,
      BY_STATE,
      "a session waits for a fact that its client has",
      "get the missing fact from the client; the next night releases the session",
      Command.HOLDS),
  HELD_FOR_PROVIDER(
      SUPPORT,
      10,
      BY_STATE,
      "a session waits for a fact that its provider has",
      "get the missing fact from the provider; the next night releases the session",
      Command.HOLDS),
  HELD_FOR_NETWORK(
      OPERATIONS,
      5,
      BY_STATE,
      "a session waits for a fact that the network itself has",
      "supply the missing fact; the next night releases the session",
      Command.HOLDS),
  HELD_FOR_PAYER(
      OPERATIONS,
      5,
      BY_STATE,
      "a session waits for an answer of its payer",
      "ask the payer for the answer that is out; the next night reads it",
      Command.HOLDS),
  FILE_WITHHELD(
      ENGINEER,
      1,
      BY_STATE,
      "a claim file was kept back by the last checks before it left",
      "find out how file and claims came to differ",
      Command.EXPLAIN),
  MISSING_TA1(
      OPERATIONS,
      1,
      BY_STATE,
      "a partner has not said that it took a file in",
      "ask the partner whether it has the file",
      Command.EXPLAIN),
  MISSING_999(
      OPERATIONS,
      1,
      BY_STATE,
      "a partner has not said whether it can read a file",
      "ask the partner whether it has the file",
      Command.EXPLAIN),
  MISSING_277CA(
      OPERATIONS,
      2,
      BY_STATE,
      "a payer has not said which claims of a file it accepts",
      "ask the payer for its 277CA",
      Command.EXPLAIN),
  MISSING_835(
      FINANCE,
      5,
      BY_STATE,
      "a payer has not decided on claims that it accepted",
      "ask the payer for the status of the claims",
      Command.EXPLAIN),
  UNREADABLE_REMITTANCE(
      FINANCE,
      2,
      BY_HAND,
      "a payment in an 835 could not be read to its end",
      "ask the payer for the 835 again",
      Command.RESOLVE),
  REMITTANCE_TO_APPROVE(
      FINANCE,
      1,
      BY_STATE,
      "a person keyed a remittance above what they may enter alone",
      "hold it against its document, then approve it; what is wrong is withdrawn and keyed again",
      "remit approve ENTRY --as ID"),
  SUSPENDED_PAYMENT(
      FINANCE,
      3,
      BY_STATE,
      "a payment is suspended whole",
      "ask the payer for a payment that balances and names who sends and who gets it",
      Command.EXPLAIN),
  PAYMENT_TO_DRAW(
      FINANCE,
      2,
      BY_STATE,
      "a payer has the network draw a payment from its account: nothing comes by itself",
      "draw it at the bank; its deposit ends this",
      Command.EXPLAIN),
  SUSPENDED_CLAIM(
      FINANCE,
      5,
      BY_STATE,
      "what a payer reports of a claim could not be applied",
      "find what it means, and say so (resolve ITEM --action MATCH, ACCEPT or RETRY); it is tried again as soon as a match appears",
      Command.EXPLAIN),
  DENIED_CLAIM(
      OPERATIONS,
      10,
      BY_STATE,
      "a payer denied a claim or a part of it",
      "correct the session or its coverage, so that a corrected claim leaves, ask the payer to reprocess it, or give it up (resolve ITEM --write-off)",
      Command.EXPLAIN),
  NEXT_PAYER_SHARE(
      OPERATIONS,
      20,
      BY_STATE,
      "what a payer left open of a claim is asked of another payer first, and of no client",
      "bill the next payer, or find out what it decided where the claim was sent on",
      Command.EXPLAIN),
  MEMBER_KNOWN_OTHERWISE(
      SUPPORT,
      10,
      BY_HAND,
      "a payer knows the member, provider or day of a claim otherwise than it was billed",
      "compare the member's card with what the payer says, and have the client's facts corrected",
      Command.RESOLVE),
  UNLISTED_ADJUSTMENT(
      FINANCE,
      5,
      BY_STATE,
      "a payer took something off by a code that no table lists, or by one that only a person can place; it stands in suspense",
      "ask the payer what the code means, then say what it is (resolve ITEM --action CLASSIFY --to CONTRACTUAL, DENIED or WRITTEN_OFF), or have the payer decide again under a code that is in use",
      Command.EXPLAIN),
  UNDERPAID_LINE(
      FINANCE,
      10,
      BY_HAND,
      "a payer allowed less for a line than its contract says",
      "dispute it with the payer, or accept what it allowed",
      Command.RESOLVE),
  OVERPAID_LINE(
      FINANCE,
      20,
      BY_HAND,
      "a payer allowed more for a line than its contract says",
      "find out whether the contract has changed; the payer may take the difference back",
      Command.RESOLVE),
  FEE_SCHEDULE(
      FINANCE,
      10,
      BY_STATE,
      "a payer allows the same for a service again and again, and not what its contract says",
      "ask the payer which fee schedule it works by, and have the contract's rates corrected where they are out of date; ending the lines' items ends this",
      Command.EXPLAIN),
  UNDECIDED_PART(
      FINANCE,
      20,
      BY_STATE,
      "a payer has not decided a part of a claim that it answered",
      "ask the payer for its decision; the remittance that brings it ends this",
      Command.EXPLAIN),
  CREDIT_BALANCE(
      FINANCE,
      10,
      BY_STATE,
      "a payer paid a corrected claim and has not taken the payment of the earlier one back",
      "ask the payer to take the earlier payment back; its reversal ends this",
      Command.EXPLAIN),
  PROVIDER_ADJUSTMENT(
      FINANCE,
      5,
      BY_STATE,
      "a payer moved money beside its claims (PLB), and nothing says what for; it stands in suspense",
      "ask the payer what it is for, and say so (resolve ITEM --action EXPLAIN --to INTEREST, RECOUPMENT, REFUND, LEVY or WRITE_OFF); what it waits for, or its opposite under the same code and reference, ends this too",
      Command.EXPLAIN),
  UNREADABLE_BANK_FILE(
      FINANCE,
      1,
      BY_HAND,
      "a bank's file could not be taken in",
      "ask the bank for the statement again",
      Command.RESOLVE),
  REMITTANCE_WITHOUT_DEPOSIT(
      FINANCE,
      3,
      BY_STATE,
      "a payer says that it paid, and the bank has nothing",
      "ask payer and bank for the transfer of this trace",
      Command.EXPLAIN),
  SHORT_DEPOSIT(
      FINANCE,
      3,
      BY_STATE,
      "the bank has less than the payer says that it paid",
      "ask payer and bank for the rest of this trace",
      Command.EXPLAIN),
  DEPOSIT_WITHOUT_REMITTANCE(
      FINANCE,
      3,
      BY_STATE,
      "money came, and no 835 says what for",
      "ask the payer for the 835 of this trace",
      Command.EXPLAIN),
  EXCESS_DEPOSIT(
      FINANCE,
      3,
      BY_STATE,
      "the bank has more than the payer says that it paid",
      "ask the payer what the rest is for",
      Command.EXPLAIN),
  DEPOSIT_TAKEN_BACK(
      FINANCE,
      2,
      BY_STATE,
      "the bank took a payer's deposit back, and its payment is open again",
      "ask payer and bank why, and for the money again: a new deposit of the trace ends this",
      Command.EXPLAIN),
  CARD_DEPOSIT_WITHOUT_SETTLEMENT(
      FINANCE,
      3,
      BY_STATE,
      "the card processor's money came, and no settlement says what it is made of",
      "find out whose card payments it is, and have the processor's settlement told; it ends this",
      "ledger unapplied-deposits"),
  CARD_DEPOSIT_OTHERWISE(
      FINANCE,
      3,
      BY_STATE,
      "the bank has another amount than the card processor's settlement comes to",
      "ask the processor for the fee, refund or charge that makes the difference; its event ends this",
      "ledger card-clearing"),
  SETTLEMENT_WITHOUT_DEPOSIT(
      FINANCE,
      3,
      BY_STATE,
      "the card processor says that it paid out, and the bank has nothing",
      "ask processor and bank for the transfer of this settlement",
      "ledger card-clearing"),
  WAITING_CARD_EVENT(
      FINANCE,
      3,
      BY_STATE,
      "the card processor tells of a payment, refund, chargeback or settlement that cannot count as it is",
      "have the event that it speaks of told, or itself corrected by a further revision: the next night that can counts it",
      "worklist"),
  CARD_EVENT_SAID_OTHERWISE(
      FINANCE,
      3,
      BY_HAND,
      "a card payment that counts was told again with another client, session or amount: what is booked stands",
      "have the processor's failure and a new charge told where the later word is true",
      Command.RESOLVE),
  PATIENT_CREDIT(
      FINANCE,
      20,
      BY_STATE,
      "a client paid more by card than the final share of a session: the rest is the client's money",
      "have it refunded through the card processor; its refund ends this",
      "ledger patient-prepayments"),
  MISSING_STATEMENT(
      FINANCE,
      2,
      BY_STATE,
      "a bank statement does not begin where the one before it ended, or a day's final statement has not come",
      "ask the bank for the statement that is missing; the next night takes in what waits for it",
      "ledger bank-cash"),
  UNBOOKED_STATEMENT(
      FINANCE,
      2,
      BY_HAND,
      "a bank sent a statement as a test, or to take back an earlier one: nothing of it is booked",
      "ask the bank what it means, where it takes back what the book has",
      Command.RESOLVE),
  OPENING_BALANCE(
      FINANCE,
      3,
      BY_HAND,
      "the first statement of a bank account began with money that the book knew nothing of",
      "hold it against the last statement of the earlier books; it stands against opening balances",
      Command.RESOLVE),
  UNEXPLAINED_BANK_LINE(
      FINANCE,
      3,
      BY_STATE,
      "a bank line whose purpose nobody knows",
      "find out what it was for; its money stands in suspense",
      "ledger suspense"),
  RETURNED_ENTRY(
      FINANCE,
      1,
      BY_HAND,
      "the bank brought an entry of a payout back",
      "find out why, and have the practice say where to pay",
      Command.RESOLVE),
  UNKNOWN_RETURN(
      FINANCE,
      1,
      BY_HAND,
      "the bank brings back or corrects an entry that is none of ours",
      "ask the bank which entry it means",
      Command.RESOLVE),
  DISHONOURED_RETURN(
      FINANCE,
      1,
      BY_HAND,
      "a bank disputes the return of a payout: it may have been paid after all",
      "ask the bank where the money is before the practice is paid again",
      Command.RESOLVE),
  ACCOUNT_CHANGE(
      FINANCE,
      3,
      BY_HAND,
      "the bank says that a payout account is written otherwise: nothing more is paid to it as it is",
      "have the practice say where to pay, then",
      Command.RESOLVE),
  PAYOUT_RETURNED(
      FINANCE,
      3,
      BY_STATE,
      "a payout came back and is owed again",
      "have the practice say where to pay: another account is paid with the next cycle, or at once",
      Command.PREPARE_PAYOUT),
  PAYOUT_WITHOUT_ACCOUNT(
      FINANCE,
      3,
      BY_STATE,
      "a practice is owed a payout and has not said where to pay",
      "have the practice say where to pay: it is paid with the next cycle, or at once",
      Command.PREPARE_PAYOUT),
  PAYOUT_DROPPED(
      FINANCE,
      3,
      BY_STATE,
      "a practice was taken out of a payout batch and is still owed",
      "end what stood against it: it is paid with the next cycle, or at once",
      Command.PREPARE_PAYOUT),
  PAYOUT_CANCELLED(
      FINANCE,
      1,
      BY_STATE,
      "a payout batch was cancelled and its practices are still owed",
      "end what stood against it: they are paid with the next cycle, or at once",
      "payout prepare"),
  PAYOUT_RECOUPMENT(
      FINANCE,
      10,
      BY_HAND,
      "a session that is paid out is no longer earned",
      "decide whether it is taken back: that needs a fault code and notice",
      Command.RESOLVE),
  EVENT_TOO_LARGE(
      ENGINEER,
      1,
      BY_HAND,
      "an event is larger than Kafka takes, and what follows under its key waits behind it",
      "raise max.message.bytes of its topic and max.request.size in kafka.properties-file, and the next relay sends it; or give it up, and what waits leaves",
      Command.RESOLVE),
  LEFT_BEFORE_RESTORE(
      OPERATIONS,
      1,
      BY_HAND,
      "a file left before the book was put back to an older state, and no night has made it again",
      "find out what it holds and what its answers say before its claims are sent again",
      Command.RESOLVE),
  PAID_BEFORE_RESTORE(
      FINANCE,
      1,
      BY_HAND,
      "the bank had a payout file before the book was put back to an older state, and no release has made it again",
      "release its batch again: it is recognised where its bytes are the same; otherwise find out from the bank what it pays",
      Command.RESOLVE),
  LEDGER_NEARLY_FULL(
      ENGINEER,
      2,
      BY_STATE,
      "the book has room for few more transfers",
      "make room as the role that owns the schemas",
      "migrate");

  private final WorkItemOwner owner;
  private final int bankingDays;
  private final Closing closing;
  private final String meaning;
  private final String action;
  private final String command;

  WorkItemKind(
      WorkItemOwner owner,
      int bankingDays,
      Closing closing,
      String meaning,
      String action,
      String command) {
    this.owner = owner;
    this.bankingDays = bankingDays;
    this.closing = closing;
    this.meaning = meaning;
    this.action = action;
    this.command = command;
  }

  /** Whose desk it is for. */
  public WorkItemOwner owner() {
    return owner;
  }

  /** What ends an item of this kind; one of a state that has left nothing behind ends by hand. */
  public Closing closing() {
    return closing;
  }

  /** By when somebody has looked at an item that opens on a day. */
  public LocalDate deadline(LocalDate openedOn) {
    return BankingCalendar.plus(openedOn, bankingDays);
  }

  /** What such an item means, in words. */
  public String meaning() {
    return meaning;
  }

  /** The command that does what is to be done, or shows what it is about. */
  public String command() {
    return command;
  }

  /** What is to be done, and the command for it. */
  public String nextAction() {
    return action + ": " + command;
  }

  /** Commands that several kinds name. */
  private static final class Command {
    static final String RESOLVE = "resolve ITEM --as ID --because WORDS";
    static final String EXPLAIN = "explain ITEM";
    static final String HOLDS = "holds --code CODE";
    static final String PREPARE_PAYOUT = "payout prepare --practice PRACTICE --as ID";
  }
}
