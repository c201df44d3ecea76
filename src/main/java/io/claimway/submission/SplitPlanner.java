package io.claimway.submission;

import io.claimway.party.partner.FileLimits;
import io.claimway.party.partner.TradingPartner;
import io.claimway.party.payer.PayerProfiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plans which claim stands in which file: by trading partner, then usage, then payer, within the
 * limits of the partners.
 */
public final class SplitPlanner {

  private final PayerProfiles profiles;
  private final int claimsPerFile;

  /**
   * @param claimsPerFile most claims of one file, whatever the partners allow
   */
  public SplitPlanner(PayerProfiles profiles, int claimsPerFile) {
    this.profiles = profiles;
    this.claimsPerFile = claimsPerFile;
  }

  /** The files of these claims; the same claims give the same plan in whatever order they come. */
  public List<PlannedFile> plan(List<ReadyClaim> claims) {
    Map<String, Map<String, List<ReadyClaim>>> byRoute = new TreeMap<>();
    claims.stream()
        .sorted(Comparator.comparing(ReadyClaim::patientControlNumber))
        .forEach(
            claim -> {
              TradingPartner route = profiles.routeOf(claim.payer());
              byRoute
                  .computeIfAbsent(
                      route.partner() + "|" + route.envelope().usage(), any -> new TreeMap<>())
                  .computeIfAbsent(claim.payer(), payer -> new ArrayList<>())
                  .add(claim);
            });
    List<PlannedFile> files = new ArrayList<>();
    String partner = null;
    int ordinal = 0;
    for (Map.Entry<String, Map<String, List<ReadyClaim>>> route : byRoute.entrySet()) {
      String[] names = route.getKey().split("\\|", -1);
      ordinal = names[0].equals(partner) ? ordinal : 0;
      partner = names[0];
      for (List<PlannedTransaction> file : files(route.getValue())) {
        files.add(new PlannedFile(partner, names[1], ++ordinal, file));
      }
    }
    return files;
  }

  private List<List<PlannedTransaction>> files(Map<String, List<ReadyClaim>> byPayer) {
    List<List<PlannedTransaction>> files = new ArrayList<>();
    List<PlannedTransaction> open = new ArrayList<>();
    int held = 0;
    for (Map.Entry<String, List<ReadyClaim>> payer : byPayer.entrySet()) {
      FileLimits limits = profiles.routeOf(payer.getKey()).limits();
      int size = Math.min(limits.claimsPerTransaction(), claimsPerFile);
      List<ReadyClaim> claims = payer.getValue();
      for (int from = 0; from < claims.size(); from += size) {
        List<ReadyClaim> part = claims.subList(from, Math.min(from + size, claims.size()));
        if (!open.isEmpty()
            && (held + part.size() > claimsPerFile
                || open.size() >= limits.transactionsPerFile())) {
          files.add(open);
          open = new ArrayList<>();
          held = 0;
        }
        open.add(new PlannedTransaction("%04d".formatted(open.size() + 1), payer.getKey(), part));
        held += part.size();
      }
    }
    if (!open.isEmpty()) {
      files.add(open);
    }
    return files;
  }
}
