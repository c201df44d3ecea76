package io.claimway.run;

/** A stage's control totals do not add up: it must not publish, and the night stops. */
public final class UnbalancedTotals extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnbalancedTotals(StageName stage, ControlTotals totals) {
    super(
        "Cannot publish stage %s: its %s do not add up, %d records and %d cents are missing (%s)"
            .formatted(
                stage.word(),
                totals.measure(),
                totals.missingRecords(),
                totals.missingCents(),
                totals));
  }
}
