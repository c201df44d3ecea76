package io.claimway.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the oracle and the core are asked, in the oracle's words. */
interface Book {
  /** A version of a claim is delivered. */
  List<Billed.Move> deliver(Billed.Version version, LocalDate day);

  /** One night with these files. */
  List<Billed.Move> night(LocalDate night, List<String> files);

  /** Where the newest version of a claim stands. */
  String state(String claim);

  /** Claims that wait: their payment and why. */
  List<String> suspended();

  /** Payments that did not post, and why. */
  Map<String, String> whole();

  /** What a person must look at beside what is suspended. */
  Set<String> items();
}
