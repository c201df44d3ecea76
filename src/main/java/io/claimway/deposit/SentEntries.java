package io.claimway.deposit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the entry of ours that the bank speaks of: by its id, by our file's name and its trace, or
 * by its trace alone where only one can be meant. A bank does not know our file's name, and traces
 * begin anew in each file.
 */
public final class SentEntries {
  /** The originating bank's eight digits and the entry's place in its file. */
  private static final Pattern TRACE = Pattern.compile("\\d{15}");

  private static final int PLACE_DIGITS = 7;

  private final List<SentEntry> entries;

  public SentEntries(Collection<SentEntry> entries) {
    this.entries =
        entries.stream()
            .sorted(
                Comparator.comparing(SentEntry::payDate)
                    .reversed()
                    .thenComparing(SentEntry::payoutId))
            .toList();
  }

  /**
   * The entry whose money came back.
   *
   * @param words everything by which the bank may name it
   */
  public Optional<SentEntry> findReturned(Set<String> words, long cents) {
    List<SentEntry> like = entries.stream().filter(entry -> entry.cents() == cents).toList();
    Optional<SentEntry> named = findNamed(like, words);
    if (named.isPresent()) {
      return named;
    }
    List<SentEntry> traced = traced(like, words);
    return traced.size() == 1 ? Optional.of(traced.get(0)) : Optional.empty();
  }

  /** The entry whose address is to be changed: of several that may be meant, the newest. */
  public Optional<SentEntry> findChanged(Set<String> words) {
    Optional<SentEntry> named = findNamed(entries, words);
    if (named.isPresent()) {
      return named;
    }
    List<SentEntry> traced = traced(entries, words);
    boolean oneOfItsDay =
        traced.size() == 1
            || (traced.size() > 1 && !traced.get(0).payDate().equals(traced.get(1).payDate()));
    return oneOfItsDay ? Optional.of(traced.get(0)) : Optional.empty();
  }

  private static Optional<SentEntry> findNamed(List<SentEntry> entries, Set<String> words) {
    return first(entries, entry -> words.contains(entry.payoutId()))
        .or(
            () ->
                first(
                    entries, entry -> words.contains(entry.fileName()) && isTraced(entry, words)));
  }

  private static Optional<SentEntry> first(List<SentEntry> entries, Predicate<SentEntry> is) {
    return entries.stream().filter(is).findFirst();
  }

  private static List<SentEntry> traced(List<SentEntry> entries, Set<String> words) {
    return entries.stream().filter(entry -> isTraced(entry, words)).toList();
  }

  private static boolean isTraced(SentEntry entry, Set<String> words) {
    return words.stream()
        .filter(word -> TRACE.matcher(word).matches())
        .anyMatch(
            word -> Long.parseLong(word.substring(word.length() - PLACE_DIGITS)) == entry.place());
  }
}
