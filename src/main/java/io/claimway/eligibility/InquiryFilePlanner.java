package io.claimway.eligibility;

import io.claimway.party.partner.FileLimits;
import io.claimway.party.payer.PayerProfiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plans which question stands in which 270 file: by trading partner, then payer. */
public final class InquiryFilePlanner {

  private static final Comparator<CoverageQuestion> BY_PROVIDER_AND_TRACE =
      Comparator.comparing(CoverageQuestion::clientState).thenComparing(CoverageQuestion::trace);

  private final PayerProfiles profiles;

  public InquiryFilePlanner(PayerProfiles profiles) {
    this.profiles = profiles;
  }

  /** The files of these questions; the same ones give the same plan in whatever order they come. */
  public List<InquiryFile> plan(List<CoverageQuestion> questions) {
    Map<String, Map<String, List<CoverageQuestion>>> byPartner = new TreeMap<>();
    for (CoverageQuestion question : questions) {
      byPartner
          .computeIfAbsent(profiles.get(question.payer()).partner(), any -> new TreeMap<>())
          .computeIfAbsent(question.payer(), any -> new ArrayList<>())
          .add(question);
    }
    List<InquiryFile> files = new ArrayList<>();
    byPartner.forEach(
        (partner, byPayer) -> {
          int ordinal = 0;
          for (Map.Entry<String, List<CoverageQuestion>> payer : byPayer.entrySet()) {
            FileLimits limits = profiles.getPartner(partner).limits();
            payer.getValue().sort(BY_PROVIDER_AND_TRACE);
            List<List<CoverageQuestion>> transactions =
                parts(payer.getValue(), limits.inquiriesPerTransaction());
            for (List<List<CoverageQuestion>> file :
                parts(transactions, limits.transactionsPerFile())) {
              files.add(new InquiryFile(partner, payer.getKey(), ++ordinal, file));
            }
          }
        });
    return files;
  }

  private static <T> List<List<T>> parts(List<T> all, int size) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      parts.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return parts;
  }
}
