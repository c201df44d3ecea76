package io.claimway.x12.check;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Element;

/** The guides on the class path, each compiled once, when it is first asked for. */
public final class Guides {
  private static final String FOLDER = "/schemas/x12/";

  /** What ST03 or GS08 says, without its errata letters, to the guide's file. */
  private static final Map<String, String> FILES =
      Map.of(
          "837 005010X222", "005010X222A1",
          "835 005010X221", "005010X221A1",
          "270 005010X279", "005010X279A1-270",
          "271 005010X279", "005010X279A1-271",
          "999 005010X231", "005010X231A1",
          "277 005010X214", "005010X214",
          "276 005010X212", "005010X212-276",
          "277 005010X212", "005010X212-277");

  private static final String TA1_FILE = "TA1";
  private static final Map<String, Guide> COMPILED = new ConcurrentHashMap<>();

  private Guides() {}

  /** The guide for a transaction set under an id such as {@code 005010X222A1}, if there is one. */
  public static Optional<Guide> find(String set, String id) {
    String file = FILES.get(set + " " + id.replaceAll("[AE]\\d$", ""));
    return file == null ? Optional.empty() : Optional.of(compiled(file));
  }

  /** The rules of a TA1, which stands in no transaction. */
  static Guide ta1() {
    return compiled(TA1_FILE);
  }

  private static Guide compiled(String file) {
    return COMPILED.computeIfAbsent(
        file,
        name ->
            GuideCompiler.compile(
                XmlTree.read(FOLDER + name + ".xml"), Standard.CODES, Standard.DICTIONARY));
  }

  /** Read once for all guides, and not before the first. */
  private static final class Standard {
    static final Element CODES = XmlTree.read(FOLDER + "external-codes.xml");
    static final SegmentDictionary DICTIONARY =
        SegmentDictionary.of(XmlTree.read(FOLDER + "segments.xml"));
  }
}
