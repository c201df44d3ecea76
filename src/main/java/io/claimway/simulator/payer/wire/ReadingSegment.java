package io.claimway.simulator.payer.wire;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * One use of a segment in a loop of a guide.
 *
 * @param order its place among the loop's segments; uses of one id side by side share a place,
 *     since their order is free
 * @param max how often it may stand there
 */
record ReadingSegment(
    String id, boolean required, int max, int order, List<ReadingElement> elements) {

  /** Reads {@code REF S 1 | =G1 | R AN 1-50}. */
  static ReadingSegment parse(String line, int order) {
    String[] parts = line.split("\\|", -1);
    String[] head = parts[0].strip().split("\\s+", -1);
    List<ReadingElement> elements =
        Arrays.stream(parts).skip(1).map(ReadingElement::parse).toList();
    return new ReadingSegment(
        head[0], head[1].equals("R"), Integer.parseInt(head[2]), order, elements);
  }

  boolean describes(EdiSegment segment) {
    if (!segment.id().equals(id)) {
      return false;
    }
    for (int i = 0; i < elements.size(); i++) {
      ReadingElement rule = elements.get(i);
      if (rule.selects() && !rule.codes().contains(segment.element(i + 1))) {
        return false;
      }
    }
    return true;
  }

  void check(EdiSegment segment, String loop, Consumer<GuideFinding> findings) {
    int size = segment.size();
    if (size > elements.size() || (size > 0 && segment.element(size).isEmpty())) {
      findings.accept(GuideFinding.ofElement(segment, loop, size, 0, "3"));
    }
    for (int i = 0; i < elements.size(); i++) {
      ReadingElement rule = elements.get(i);
      String value = segment.element(i + 1);
      if (value.isEmpty()) {
        if (rule.usage() == 'R') {
          findings.accept(GuideFinding.ofElement(segment, loop, i + 1, 0, "1"));
        }
      } else if (rule.type().equals("C")) {
        checkComponents(rule, segment, loop, i + 1, findings);
      } else {
        String code = rule.judge(value, i == 0 ? "" : segment.element(i));
        if (!code.isEmpty()) {
          findings.accept(GuideFinding.ofElement(segment, loop, i + 1, 0, code));
        }
      }
    }
  }

  private static void checkComponents(
      ReadingElement composite,
      EdiSegment segment,
      String loop,
      int element,
      Consumer<GuideFinding> findings) {
    List<String> values = segment.components(element);
    if (values.size() > composite.components().size() || values.get(values.size() - 1).isEmpty()) {
      findings.accept(GuideFinding.ofElement(segment, loop, element, values.size(), "3"));
    }
    for (int c = 0; c < composite.components().size(); c++) {
      ReadingElement rule = composite.components().get(c);
      String value = c < values.size() ? values.get(c) : "";
      String code = value.isEmpty() ? (rule.usage() == 'R' ? "1" : "") : rule.judge(value, "");
      if (!code.isEmpty()) {
        findings.accept(GuideFinding.ofElement(segment, loop, element, c + 1, code));
      }
    }
  }
}
