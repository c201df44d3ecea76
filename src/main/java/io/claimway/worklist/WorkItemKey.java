package io.claimway.worklist;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * By what a work item is known again: its kind and the business key of what it is about. The same
 * cause has the same key, whoever finds it and in whatever order.
 *
 * @param parts of the business key, from the whole to its part: payment, claim in it, line
 */
public record WorkItemKey(WorkItemKind kind, List<String> parts) {
  private static final String BETWEEN = "|";

  public WorkItemKey {
    Objects.requireNonNull(kind, "kind");
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("Cannot name a " + kind + ": its business key is empty");
    }
  }

  public static WorkItemKey of(WorkItemKind kind, Object... parts) {
    return new WorkItemKey(kind, Arrays.stream(parts).map(String::valueOf).toList());
  }

  /** The business key as it is stored. */
  public String text() {
    return parts.stream().collect(Collectors.joining(BETWEEN));
  }

  /** Whether another item is this one, or a part of what this one is about. */
  public boolean covers(WorkItemKey other) {
    return kind == other.kind
        && parts.size() <= other.parts.size()
        && parts.equals(other.parts.subList(0, parts.size()));
  }
}
