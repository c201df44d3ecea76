package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.intake.ReceivedClaim;
import io.claimway.simulator.payer.partner.SimulatedPayer;
import io.claimway.simulator.payer.registry.BillingGroup;
import io.claimway.simulator.payer.registry.Member;
import java.time.LocalDate;
import java.util.List;

/** A claim that a payer has accepted, with where it stands; it changes as the payer decides. */
public final class ClaimOnFile {

  private final ReceivedClaim claim;
  private final SimulatedPayer payer;
  private final Member member;
  private final BillingGroup group;
  private final String licence;
  private final String claimNumber;
  private final LocalDate receivedOn;
  private final ClaimOnFile replaces;
  private final boolean firstOfItsKind;

  private Standing standing = Standing.PENDING;
  private AdvisedClaim decision;
  private List<AdvisedClaim> told = List.of();
  private LocalDate dueOn;
  private int corrections;

  /** Where a claim stands with its payer. */
  enum Standing {
    PENDING,
    DECIDED,
    /** Voided, replaced, or found unprocessable: no claim of the payer any more. */
    GONE
  }

  ClaimOnFile(
      ReceivedClaim claim,
      SimulatedPayer payer,
      Member member,
      BillingGroup group,
      String licence,
      String claimNumber,
      LocalDate receivedOn,
      ClaimOnFile replaces,
      boolean firstOfItsKind) {
    this.claim = claim;
    this.payer = payer;
    this.member = member;
    this.group = group;
    this.licence = licence;
    this.claimNumber = claimNumber;
    this.receivedOn = receivedOn;
    this.replaces = replaces;
    this.firstOfItsKind = firstOfItsKind;
  }

  ReceivedClaim claim() {
    return claim;
  }

  SimulatedPayer payer() {
    return payer;
  }

  Member member() {
    return member;
  }

  BillingGroup group() {
    return group;
  }

  String licence() {
    return licence;
  }

  String claimNumber() {
    return claimNumber;
  }

  LocalDate receivedOn() {
    return receivedOn;
  }

  /** The claim that a frequency 7 or 8 speaks of, else null. */
  ClaimOnFile replaces() {
    return replaces;
  }

  /** Whether no claim of this natural key came before; only such are struck by faults. */
  boolean firstOfItsKind() {
    return firstOfItsKind;
  }

  boolean isVoid() {
    return claim.frequency().equals("8");
  }

  Standing standing() {
    return standing;
  }

  AdvisedClaim decision() {
    return decision;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  void dueOn(LocalDate day) {
    dueOn = day;
  }

  /** How its decision was told: in one piece, or in several. */
  List<AdvisedClaim> told() {
    return told;
  }

  void decide(AdvisedClaim advised) {
    decide(advised, List.of(advised));
  }

  void decide(AdvisedClaim advised, List<AdvisedClaim> parts) {
    decision = advised;
    told = List.copyOf(parts);
    standing = Standing.DECIDED;
  }

  /** Takes the decision back until another is made. */
  void reopen() {
    decision = null;
    standing = Standing.PENDING;
  }

  void leave() {
    standing = Standing.GONE;
  }

  /** The payer's number for the next correction: the first with a letter behind it. */
  String nextClaimNumber() {
    return claimNumber + (char) ('A' + corrections++);
  }
}
