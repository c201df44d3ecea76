package io.claimway.simulator.payer.adjudication;

import java.util.Comparator;

/** Something that a payer will do with a claim on a payment day. */
record DueWork(Kind kind, ClaimOnFile file) {

  static final Comparator<DueWork> ORDER =
      Comparator.comparing((DueWork work) -> work.file().payer().originator())
          .thenComparing(work -> work.file().group().npi())
          .thenComparing(work -> work.file().claim().controlNumber())
          .thenComparing(DueWork::kind);

  enum Kind {
    DECIDE,
    VOID,
    CORRECT,
    REVERSE_FIRST,
    CORRECT_AFTER_REVERSAL,
    TAKE_BACK,
    PAY_SECOND,
    TERMINATE
  }
}
