package io.claimway.claim.edit;

import java.util.Objects;

/**
 * Something that the guide of a transaction would not take if it were sent: the edit that holds it
 * back, and the element in words.
 *
 * @param element which element, and what is expected of it; never its value
 */
public record ContentFlaw(EditCode edit, String element) {

  public ContentFlaw {
    Objects.requireNonNull(edit, "edit");
    Objects.requireNonNull(element, "element");
  }

  /** The missing fact in words. */
  String message() {
    return edit.message() + ": " + element;
  }
}
