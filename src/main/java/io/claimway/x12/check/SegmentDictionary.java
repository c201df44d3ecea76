package io.claimway.x12.check;

import io.claimway.x12.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** The segments and composites of the standard: types and lengths of elements, syntax notes. */
final class SegmentDictionary {
  private static final SyntaxNote[] NO_NOTES = {};

  private final Map<String, ElementRule[]> composites = new HashMap<>();
  private final Map<String, ElementRule[]> segments = new HashMap<>();
  private final Map<String, SyntaxNote[]> notes = new HashMap<>();
  private final Map<Integer, String> ids = new HashMap<>();

  static SegmentDictionary of(Element xml) {
    SegmentDictionary dictionary = new SegmentDictionary();
    for (Element composite : XmlTree.children(xml, "composite")) {
      dictionary.composites.put(
          composite.getAttribute("id"), dictionary.elements(composite.getAttribute("elements")));
    }
    for (Element segment : XmlTree.children(xml, "segment")) {
      String id = segment.getAttribute("id");
      dictionary.segments.put(id, dictionary.elements(segment.getAttribute("elements")));
      dictionary.ids.put(Segment.tagOf(id), id);
      List<SyntaxNote> all = new ArrayList<>();
      for (String note : XmlTree.words(segment.getAttribute("syntax"))) {
        all.add(SyntaxNote.parse(note));
      }
      dictionary.notes.put(id, all.toArray(NO_NOTES));
    }
    return dictionary;
  }

  private ElementRule[] elements(String text) {
    List<ElementRule> rules = new ArrayList<>();
    for (String word : XmlTree.words(text)) {
      rules.add(element(word));
    }
    return rules.toArray(new ElementRule[0]);
  }

  /** {@code ID2/3}, {@code AN1/80x5}, {@code C003} or {@code C040x2}. */
  private ElementRule element(String word) {
    int x = word.indexOf('x');
    int repeats = x < 0 ? 1 : Integer.parseInt(word.substring(x + 1));
    String spec = x < 0 ? word : word.substring(0, x);
    ElementRule[] components = composites.get(spec);
    if (components != null) {
      return ElementRule.composite(components, repeats);
    }
    int digits = 0;
    while (digits < spec.length() && !Character.isDigit(spec.charAt(digits))) {
      digits++;
    }
    int slash = spec.indexOf('/');
    if (slash < 0) {
      throw new IllegalStateException(
          "Cannot read segment dictionary: '" + word + "' is neither a composite nor TYPEmin/max");
    }
    return ElementRule.simple(
        ElementRule.Type.valueOf(spec.substring(0, digits)),
        Integer.parseInt(spec.substring(digits, slash)),
        Integer.parseInt(spec.substring(slash + 1)),
        repeats);
  }

  ElementRule[] elements(String guide, String segmentId) {
    ElementRule[] known = segments.get(segmentId);
    if (known == null) {
      throw new IllegalStateException(
          "Cannot read guide " + guide + ": segment " + segmentId + " is not in segments.xml");
    }
    return known;
  }

  SyntaxNote[] notes(String segmentId) {
    return notes.get(segmentId);
  }

  boolean knows(int tag) {
    return ids.containsKey(tag);
  }
}
