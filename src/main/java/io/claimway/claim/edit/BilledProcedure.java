package io.claimway.claim.edit;

import java.io.Serializable;
import java.util.List;

/** One line of a billed session, as it stands on its claim. */
public record BilledProcedure(String procedureCode, List<String> modifiers, int units)
    implements Serializable {

  public BilledProcedure {
    modifiers = List.copyOf(modifiers);
  }
}
