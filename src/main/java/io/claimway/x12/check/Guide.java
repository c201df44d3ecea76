package io.claimway.x12.check;

import io.claimway.x12.Direction;
import java.util.List;

/** One implementation guide, compiled to tables: the loops, segments and rules of a transaction. */
public final class Guide {
  private final String id;
  private final List<String> aliases;
  private final String set;
  private final String kind;
  private final String name;
  private final Direction direction;
  private final LoopRule root;
  private final SegmentDictionary dictionary;

  Guide(
      String id,
      List<String> aliases,
      String set,
      String kind,
      String name,
      Direction direction,
      LoopRule root,
      SegmentDictionary dictionary) {
    this.id = id;
    this.aliases = List.copyOf(aliases);
    this.set = set;
    this.kind = kind;
    this.name = name;
    this.direction = direction;
    this.root = root;
    this.dictionary = dictionary;
  }

  /** The guide's own id, {@code 005010X222A1}. */
  public String id() {
    return id;
  }

  /** Other ids in ST03 or GS08 under which the same rules apply. */
  public List<String> aliases() {
    return aliases;
  }

  /** The transaction set, {@code 837}. */
  public String set() {
    return set;
  }

  /** What people call it: {@code 837P}. */
  public String kind() {
    return kind;
  }

  /** The guide's title. */
  public String name() {
    return name;
  }

  public Direction direction() {
    return direction;
  }

  LoopRule root() {
    return root;
  }

  SegmentDictionary dictionary() {
    return dictionary;
  }
}
