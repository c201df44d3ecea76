package io.claimway.simulator.payer.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A payer's own reading of an implementation guide, loaded from its text. */
public final class ReadingGuide {

  private final String name;
  private final ReadingLoop root;
  private final Set<String> segmentIds;

  private ReadingGuide(String name, ReadingLoop root, Set<String> segmentIds) {
    this.name = name;
    this.root = root;
    this.segmentIds = segmentIds;
  }

  /** Loads {@code <name>.guide} from beside this class. */
  public static ReadingGuide load(String name) {
    try (InputStream in = ReadingGuide.class.getResourceAsStream(name + ".guide")) {
      if (in == null) {
        throw new IllegalStateException("Cannot load guide " + name + ": the resource is absent");
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot load guide " + name, e);
    }
  }

  static ReadingGuide parse(String name, String text) {
    Map<String, ReadingLoop> loops = new HashMap<>();
    Set<String> ids = new HashSet<>();
    ReadingLoop root = null;
    ReadingLoop current = null;
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith("loop ")) {
        current.add(line.strip());
        ids.add(line.strip().split(" ", 2)[0]);
        continue;
      }
      String[] words = line.split("\\s+", -1);
      current = new ReadingLoop(words[1], words[3].equals("R"), Integer.parseInt(words[4]));
      loops.put(words[1], current);
      if (words[2].equals("-")) {
        root = current;
      } else {
        for (String parent : words[2].split(",", -1)) {
          loops.get(parent).add(current);
        }
      }
    }
    return new ReadingGuide(name, root, ids);
  }

  public String name() {
    return name;
  }

  ReadingLoop root() {
    return root;
  }

  boolean knows(String segmentId) {
    return segmentIds.contains(segmentId);
  }
}
