package io.claimway.archive;

/** What becomes of an object that a night found in a mailbox; no object has none. */
public enum InboundOutcome {
  /** Its bytes are evidence. */
  TAKEN,
  /** It is no more. */
  GONE,
  /** Other bytes bear its name than when it was listed; they are another file, of a later night. */
  CHANGED,
  /** Above the limit of what is read: its content was not asked. */
  TOO_LARGE,
  /** The store has it and does not give it out. */
  UNREADABLE,
  /** It is empty, or the store could not give it out just now: a later night looks again. */
  LATER
}
