package io.claimway.claim;

import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.EditFinding;
import io.claimway.claim.edit.HoldOwner;
import io.claimway.claim.edit.PayEffect;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One reason why a session waits, with who can end it and what is at stake.
 *
 * @param editCode the edit that failed, empty for every other code
 * @param edition the edit's edition; null for every other code
 * @param missingFact in words, never its value
 * @param deadline last day of timely filing; null while no payer is known
 * @param cents the session's charge
 */
public record Hold(
    HoldCode code,
    String editCode,
    LocalDate edition,
    String missingFact,
    HoldOwner owner,
    PayEffect pay,
    LocalDate deadline,
    long cents)
    implements Serializable {

  public Hold {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(owner, "owner");
    if (editCode.isEmpty() == (code == HoldCode.EDIT_FAILED)) {
      throw new IllegalArgumentException(
          "Cannot hold for " + code + ": edit code is \"" + editCode + "\"");
    }
  }

  /** A hold for a fact. */
  public static Hold of(HoldCode code, LocalDate deadline, long cents) {
    return new Hold(code, "", null, code.missingFact(), code.owner(), code.pay(), deadline, cents);
  }

  /** A hold for what an edit found. */
  static Hold of(EditFinding finding, LocalDate deadline, long cents) {
    EditCode edit = finding.edit();
    return new Hold(
        HoldCode.EDIT_FAILED,
        edit.name(),
        finding.edition(),
        finding.message(),
        edit.owner(),
        edit.pay(),
        deadline,
        cents);
  }

  /**
   * A hold for facts from which no claim can be built.
   *
   * @param place where the program failed on them
   */
  static Hold unusable(String place) {
    HoldCode code = HoldCode.FACT_UNUSABLE;
    return new Hold(
        code, "", null, code.missingFact() + " (" + place + ")", code.owner(), code.pay(), null, 0);
  }

  /** The same hold where nobody is asked for anything: it goes by itself. */
  Hold nobodys() {
    return new Hold(code, editCode, edition, missingFact, HoldOwner.TIME, pay, deadline, cents);
  }

  /** Whether another hold has the same reason: a session is held once for each. */
  boolean isFor(Hold other) {
    return code == other.code && editCode.equals(other.editCode) && owner == other.owner;
  }

  /** Whether the provider's pay waits with the claim (SPEC §8.4). */
  public boolean delaysPay() {
    return pay == PayEffect.WAITS;
  }
}
