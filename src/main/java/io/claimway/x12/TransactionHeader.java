package io.claimway.x12;

/** What an ST says: transaction set, control number and guide (ST03; the group's GS08 in 4010). */
public record TransactionHeader(String set, String control, String guide) {

  /** A transaction whose control number has at least four digits. */
  public static TransactionHeader of(String set, long control, String guide) {
    return new TransactionHeader(set, String.format("%04d", control), guide);
  }

  /** The header of an ST; where it names no guide, its group does (null is allowed). */
  public static TransactionHeader from(Segment st, GroupHeader group) {
    String guide = st.element(3).strip();
    if (guide.isEmpty() && group != null) {
      guide = group.version();
    }
    return new TransactionHeader(st.element(1).strip(), st.element(2).strip(), guide);
  }
}
