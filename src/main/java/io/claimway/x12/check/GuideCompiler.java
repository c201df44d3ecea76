package io.claimway.x12.check;

import io.claimway.x12.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * Compiles a guide's XML to tables.
 *
 * <p>An element is written {@code R}, {@code S} or {@code -} (required, situational, not used),
 * with codes {@code R=41|40} or a named set {@code S=@states}, a length {@code R#1/20}, and the
 * components of a composite {@code R(R=HC S S)}. What a segment does not list is not used. {@code
 * <include part="benefit" suffix="C"/>} puts a part here, its loop ids ending in the suffix.
 */
final class GuideCompiler {
  private static final Pattern ELEMENT =
      Pattern.compile("([RrS-])(?:#(\\d+)/(\\d+))?(?:=([^(]+))?(?:\\((.*)\\))?");

  private static final Pattern QUESTION = Pattern.compile("(\\d\\d)(?:-(\\d))?(!?=(.+))?");

  private static final Pattern TARGET =
      Pattern.compile("(?:([A-Z0-9]+)/)?([A-Z][A-Z0-9]{1,2})(?::([A-Z0-9]+))?");

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final SegmentDictionary dictionary;
  private final Map<String, CodeSet> codeSets = new HashMap<>();
  private final Map<String, Element> parts = new HashMap<>();
  private final String guideId;

  /** Rules wait until all loops stand, since they may speak of inner ones. */
  private final List<Runnable> rules = new ArrayList<>();

  private GuideCompiler(String guideId, SegmentDictionary dictionary) {
    this.guideId = guideId;
    this.dictionary = dictionary;
  }

  static Guide compile(Element xml, Element externalCodes, SegmentDictionary dictionary) {
    GuideCompiler compiler = new GuideCompiler(xml.getAttribute("id"), dictionary);
    compiler.takeCodes(externalCodes, true);
    compiler.takeCodes(xml, false);
    for (Element part : XmlTree.children(xml, "part")) {
      compiler.parts.put(part.getAttribute("id"), part);
    }
    LoopRule root = compiler.loop(xml, null, "");
    compiler.rules.forEach(Runnable::run);
    root.compile();
    return new Guide(
        xml.getAttribute("id"),
        XmlTree.words(xml.getAttribute("aliases")),
        xml.getAttribute("set"),
        xml.getAttribute("kind"),
        xml.getAttribute("name"),
        Direction.valueOf(xml.getAttribute("direction")),
        root,
        dictionary);
  }

  private void takeCodes(Element xml, boolean external) {
    for (Element codes : XmlTree.children(xml, "codes")) {
      String id = codes.getAttribute("id");
      String name = codes.hasAttribute("name") ? codes.getAttribute("name") : id;
      codeSets.put(id, new CodeSet(name, XmlTree.words(codes.getTextContent()), external));
    }
  }

  private LoopRule loop(Element xml, LoopRule parent, String suffix) {
    LoopRule loop =
        new LoopRule(
            parent == null ? "" : xml.getAttribute("id") + suffix,
            parent,
            Usage.of(xml.getAttribute("use")),
            max(xml));
    fill(loop, xml, suffix);
    return loop;
  }

  private void fill(LoopRule loop, Element xml, String suffix) {
    for (Element child : XmlTree.children(xml, "loop", "seg", "rule", "include")) {
      switch (child.getNodeName()) {
        case "loop" -> loop.add(loop(child, loop, suffix));
        case "seg" -> loop.add(segment(child, loop));
        case "include" ->
            fill(loop, part(child.getAttribute("part")), suffix + child.getAttribute("suffix"));
        default -> rules.add(() -> situation(child, loop));
      }
    }
  }

  /** A part stands once in the guide and is included wherever its loops are the same. */
  private Element part(String id) {
    Element part = parts.get(id);
    if (part == null) {
      throw refusal("there is no part " + id);
    }
    return part;
  }

  private static int max(Element xml) {
    String max = xml.getAttribute("max");
    return max.isEmpty() ? 1 : max.equals("*") ? UNLIMITED : Integer.parseInt(max);
  }

  // --- segments

  private SegmentRule segment(Element xml, LoopRule loop) {
    String id = xml.getAttribute("id");
    ElementRule[] standard = dictionary.elements(guideId, id);
    ElementRule[] elements =
        xml.hasAttribute("e") ? elements(standard, xml.getAttribute("e"), id) : standard;
    String by = xml.hasAttribute("by") ? xml.getAttribute("by") : id.equals("HL") ? "3" : "1";
    int element = 0;
    int component = 0;
    CodeSet qualifier = null;
    if (!by.equals("-")) {
      element = Character.digit(by.charAt(0), 10);
      ElementRule rule = element <= elements.length ? elements[element - 1] : null;
      if (rule != null && rule.components != null) {
        component = 1;
        rule = rule.components[0];
      }
      qualifier = rule == null || rule.codes == null || rule.codes.isExternal() ? null : rule.codes;
    }
    SegmentRule segment =
        new SegmentRule(
            id,
            loop,
            Usage.of(xml.getAttribute("use")),
            max(xml),
            elements,
            dictionary.notes(id),
            element,
            component,
            qualifier);
    List<ElementTest> tests = new ArrayList<>();
    for (Element rule : XmlTree.children(xml, "rule")) {
      tests.add(test(rule));
    }
    segment.test(tests);
    return segment;
  }

  private ElementRule[] elements(ElementRule[] standard, String text, String where) {
    List<String> words = XmlTree.words(text);
    if (words.size() > standard.length) {
      throw refusal(where + " has " + words.size() + " elements, the standard " + standard.length);
    }
    ElementRule[] elements = new ElementRule[standard.length];
    for (int i = 0; i < standard.length; i++) {
      elements[i] = element(standard[i], i < words.size() ? words.get(i) : "-", where);
    }
    return elements;
  }

  private ElementRule element(ElementRule standard, String word, String where) {
    Matcher m = ELEMENT.matcher(word);
    if (!m.matches()) {
      throw refusal("element '" + word + "' of " + where);
    }
    ElementRule rule = standard.usage(Usage.of(m.group(1)));
    if (m.group(2) != null) {
      rule = rule.length(Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
    }
    if (m.group(4) != null) {
      rule = rule.codes(codes(m.group(4)));
    }
    if (m.group(5) != null) {
      if (standard.components == null) {
        throw refusal(where + " has no composite at '" + word + "'");
      }
      rule = rule.components(elements(standard.components, m.group(5), where));
    }
    return rule;
  }

  private CodeSet codes(String text) {
    if (!text.startsWith("@")) {
      return new CodeSet("", Arrays.asList(text.split("\\|", -1)), false);
    }
    CodeSet named = codeSets.get(text.substring(1));
    if (named == null) {
      throw refusal("there is no code set " + text);
    }
    return named;
  }

  // --- rules

  private ElementTest test(Element xml) {
    Condition when = xml.hasAttribute("if") ? condition(xml.getAttribute("if")) : null;
    String why = xml.getAttribute("why");
    for (String form : List.of("npi", "phone", "zip9", "taxId", "wholeCents", "code")) {
      if (xml.hasAttribute(form)) {
        String name =
            form.equals("taxId") ? "TAX_ID" : form.equals("wholeCents") ? "WHOLE_CENTS" : form;
        return new ElementTest(
            when,
            condition(xml.getAttribute(form)),
            ElementTest.Demand.valueOf(name.toUpperCase(java.util.Locale.ROOT)),
            why);
      }
    }
    boolean need = xml.hasAttribute("need");
    return new ElementTest(
        when,
        condition(xml.getAttribute(need ? "need" : "forbid")),
        need ? ElementTest.Demand.PRESENT : ElementTest.Demand.ABSENT,
        why);
  }

  /** {@code 08=XX}, {@code 05-3!=7|8}, {@code 04}; the segment id before it is for loop rules. */
  private Condition condition(String text) {
    Matcher m = QUESTION.matcher(text);
    if (!m.matches()) {
      throw refusal("condition '" + text + "'");
    }
    boolean negated = m.group(3) != null && m.group(3).startsWith("!");
    return new Condition(
        Integer.parseInt(m.group(1)),
        m.group(2) == null ? 0 : Integer.parseInt(m.group(2)),
        m.group(4) == null ? null : codes(m.group(4)),
        negated);
  }

  private void situation(Element xml, LoopRule loop) {
    String when = xml.getAttribute("if");
    boolean whenNot = when.startsWith("no ");
    long whenBit = when.isEmpty() ? 0 : bit(loop, whenNot ? when.substring(3) : when);
    String why = xml.getAttribute("why");
    if (xml.hasAttribute("need")) {
      String need = xml.getAttribute("need");
      loop.rules.add(new SituationRule(whenBit, whenNot, bit(loop, need), 0, target(need), why));
    } else {
      String forbid = xml.getAttribute("forbid");
      loop.rules.add(
          new SituationRule(whenBit, whenNot, 0, bit(loop, forbid), target(forbid), why));
    }
  }

  private static String target(String text) {
    return text.replace(':', '*').replaceAll(".*/", "");
  }

  /**
   * One bit for all the alternatives: {@code REF:EI or REF:SY}, {@code 2010BA/N3}, {@code
   * CLM05-3=7|8}.
   */
  private long bit(LoopRule loop, String alternatives) {
    long bit = loop.nextBit();
    for (String alternative : alternatives.split(" or ", -1)) {
      Matcher target = TARGET.matcher(alternative);
      Matcher value =
          Pattern.compile("(?:([A-Z0-9]+)/)?([A-Z][A-Z0-9]{1,2})(?::([A-Z0-9]+) ?)?(\\d\\d.*)")
              .matcher(alternative);
      Condition condition = new Condition(0, 0, null, false);
      if (!target.matches()) {
        if (!value.matches()) {
          throw refusal("rule on '" + alternative + "' in loop " + loop.id);
        }
        condition = condition(value.group(4));
      }
      Matcher m = target.matches() ? target : value;
      int marked = mark(loop, loop, 0, m.group(1), m.group(2), m.group(3), condition, bit);
      if (marked == 0) {
        throw refusal("rule on '" + alternative + "' in loop " + loop.id + " meets no segment");
      }
    }
    return bit;
  }

  private static int mark(
      LoopRule loop,
      LoopRule at,
      int depth,
      String loopId,
      String segmentId,
      String qualifier,
      Condition condition,
      long bit) {
    int marked = 0;
    if (loopId == null ? at == loop : at.id.equals(loopId)) {
      for (SegmentRule segment : at.segments) {
        if (segment.id.equals(segmentId) && segment.isQualifiedBy(qualifier)) {
          Condition asked =
              qualifier == null || segment.qualifierElement == 0 || condition.element != 0
                  ? condition
                  : new Condition(
                      segment.qualifierElement,
                      segment.qualifierComponent,
                      new CodeSet("", List.of(qualifier), false),
                      false);
          segment.mark(new SegmentRule.Mark(asked, depth, bit));
          marked++;
        }
      }
    }
    if (loopId != null) {
      for (LoopRule inner : at.inner) {
        marked += mark(loop, inner, depth + 1, loopId, segmentId, qualifier, condition, bit);
      }
    }
    return marked;
  }

  private IllegalStateException refusal(String why) {
    return new IllegalStateException("Cannot read guide " + guideId + ": " + why);
  }
}
