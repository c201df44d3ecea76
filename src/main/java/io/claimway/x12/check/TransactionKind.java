package io.claimway.x12.check;

import io.claimway.x12.Segment;

/** What people call a transaction: 837P, 837I, 277CA, 835 … */
public final class TransactionKind {
  private TransactionKind() {}

  /** The kind by transaction set and guide; the set itself where the guide tells nothing more. */
  public static String of(String set, String guide) {
    String implementation = guide.length() > 6 ? guide.substring(6) : "";
    if (set.equals("837")) {
      String letter = letter(implementation);
      return letter.isEmpty() ? set : claim(letter, guide.startsWith("004010"));
    }
    if (set.equals("277")
        && (implementation.startsWith("X214") || implementation.startsWith("X167"))) {
      return "277CA";
    }
    return set.isEmpty() ? "unknown" : set;
  }

  /** The kind of an 837 whose guide says nothing, by its first service line. */
  static String ofClaim(Segment line, boolean before5010) {
    return line.is("SV1")
        ? claim("P", before5010)
        : line.is("SV2") ? claim("I", before5010) : line.is("SV3") ? claim("D", before5010) : "837";
  }

  /** The kind of a 277 whose guide says nothing: BHT06 TH answers claims, DG a status request. */
  static String ofStatus(Segment begin) {
    return begin.is("BHT") && begin.is(6, "TH") ? "277CA" : "277";
  }

  private static String claim(String letter, boolean before5010) {
    return "837" + letter + (before5010 ? "_4010" : "");
  }

  private static String letter(String implementation) {
    if (implementation.startsWith("X222") || implementation.startsWith("X098")) {
      return "P";
    }
    if (implementation.startsWith("X223") || implementation.startsWith("X096")) {
      return "I";
    }
    return implementation.startsWith("X224") || implementation.startsWith("X097") ? "D" : "";
  }
}
