package io.claimway.worklist;

/** What ends a work item. */
public enum Closing {
  /** Only the state that it comes from: while that lasts, nobody's word closes it. */
  BY_STATE,
  /** A person who says why; or the end of its cause, where that can be seen. */
  BY_HAND
}
