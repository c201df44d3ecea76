package io.claimway.submission;

import io.claimway.party.partner.FileLimits;
import io.claimway.party.partner.TradingPartner;
import io.claimway.party.payer.PayerProfiles;
import java.util.ArrayList;
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
  public List<PlannedFile> plan(List<ReadyClaims> waiting) {
    Map<String, Map<String, Integer>> byRoute = new TreeMap<>();
    for (ReadyClaims ready : waiting) {
      TradingPartner route = profiles.routeOf(ready.payer());
      byRoute
          .computeIfAbsent(route.partner() + "|" + route.envelope().usage(), any -> new TreeMap<>())
          .put(ready.payer(), ready.claims());
    }
    List<PlannedFile> files = new ArrayList<>();
    String partner = null;
    int ordinal = 0;
    for (Map.Entry<String, Map<String, Integer>> route : byRoute.entrySet()) {
      String[] names = route.getKey().split("\\|", -1);
      ordinal = names[0].equals(partner) ? ordinal : 0;
      partner = names[0];
      for (List<PlannedTransaction> file : files(route.getValue())) {
        files.add(new PlannedFile(partner, names[1], ++ordinal, file));
      }
    }
    return files;
  }

  private List<List<PlannedTransaction>> files(Map<String, Integer> byPayer) {
    List<List<PlannedTransaction>> files = new ArrayList<>();
    List<PlannedTransaction> open = new ArrayList<>();
    int held = 0;
    for (Map.Entry<String, Integer> payer : byPayer.entrySet()) {
      FileLimits limits = profiles.routeOf(payer.getKey()).limits();
      int size = Math.min(limits.claimsPerTransaction(), claimsPerFile);
      for (int from = 0; from < payer.getValue(); from += size) {
        int claims = Math.min(size, payer.getValue() - from);
        if (!open.isEmpty()
            && (held + claims > claimsPerFile || open.size() >= limits.transactionsPerFile())) {
          files.add(open);
          open = new ArrayList<>();
          held = 0;
        }
        open.add(
            new PlannedTransaction(
                "%04d".formatted(open.size() + 1), payer.getKey(), from, claims));
        held += claims;
      }
    }
    if (!open.isEmpty()) {
      files.add(open);
    }
    return files;
  }
}
