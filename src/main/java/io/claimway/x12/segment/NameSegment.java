package io.claimway.x12.segment;

/**
 * An NM1: who takes part, in what role, as a person or an organisation, and under which identifier.
 *
 * @param entity NM101, such as 85 billing provider or IL insured
 * @param person NM102 is 1 (a person) rather than 2 (an organisation)
 * @param last NM103, the last name of a person or the name of an organisation
 * @param qualifier NM108, such as XX for an NPI or MI for a member id
 * @param relationship NM110, how the entity is related to the one above it (271 only)
 */
public record NameSegment(
    String entity,
    boolean person,
    String last,
    String first,
    String middle,
    String prefix,
    String suffix,
    String qualifier,
    String id,
    String relationship) {

  public NameSegment {
    entity = Absent.text(entity);
    last = Absent.text(last);
    first = Absent.text(first);
    middle = Absent.text(middle);
    prefix = Absent.text(prefix);
    suffix = Absent.text(suffix);
    qualifier = Absent.text(qualifier);
    id = Absent.text(id);
    relationship = Absent.text(relationship);
  }

  /** A person with an identifier; pass empty qualifier and id where the guide wants none. */
  public static NameSegment person(
      String entity,
      String last,
      String first,
      String middle,
      String suffix,
      String qualifier,
      String id) {
    return new NameSegment(entity, true, last, first, middle, "", suffix, qualifier, id, "");
  }

  /** An organisation with an identifier; pass empty qualifier and id where the guide wants none. */
  public static NameSegment organization(String entity, String name, String qualifier, String id) {
    return new NameSegment(entity, false, name, "", "", "", "", qualifier, id, "");
  }

  /** The same party in another role (NM101). */
  public NameSegment as(String otherEntity) {
    return new NameSegment(
        otherEntity, person, last, first, middle, prefix, suffix, qualifier, id, relationship);
  }

  /** Names the role only: names and member ids are PHI. */
  @Override
  public String toString() {
    return "NM1*" + entity + (person ? "*1*…" : "*2*…");
  }
}
