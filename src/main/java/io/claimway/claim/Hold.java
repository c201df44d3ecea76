package io.claimway.claim;

import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.HoldOwner;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One reason why a session waits, with who can end it and what is at stake.
 *
 * @param editCode the edit that failed, empty for every other code
 * @param missingFact in words, never its value
 * @param deadline last day of timely filing; null while no payer is known
 * @param cents the session's charge
 */
public record Hold(
    HoldCode code,
    String editCode,
    String missingFact,
    HoldOwner owner,
    LocalDate deadline,
    long cents) {

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
    return new Hold(code, "", code.missingFact(), code.owner(), deadline, cents);
  }

  /** A hold for an edit that failed. */
  public static Hold of(EditCode edit, LocalDate deadline, long cents) {
    return new Hold(
        HoldCode.EDIT_FAILED, edit.name(), edit.missingFact(), edit.owner(), deadline, cents);
  }

  /** The same hold where nobody is asked for anything: it goes by itself. */
  Hold nobodys() {
    return new Hold(code, editCode, missingFact, HoldOwner.TIME, deadline, cents);
  }

  /** Whether the provider's pay waits with the claim (SPEC §8.4). */
  public boolean delaysPay() {
    return code.delaysPay(owner);
  }
}
