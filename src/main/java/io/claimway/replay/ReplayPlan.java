package io.claimway.replay;

import io.claimway.party.people.Deed;
import io.claimway.party.people.Right;
import io.claimway.run.Sha256;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decision about rejected claims that can be carried out once, while everything it rests on stays
 * as it was.
 *
 * @param planId from the content: the same plan made again is the same plan
 * @param businessDate of the newest night when it was made
 * @param selection in words
 * @param inputs what all its claims rest on, as {@code name = value}
 * @param claims in order of claim id
 */
public record ReplayPlan(
    String planId,
    LocalDate businessDate,
    String selection,
    List<String> inputs,
    List<PlannedClaim> claims) {

  private static final String IS = " = ";
  private static final int ID_DIGITS = 8;

  public ReplayPlan {
    inputs = List.copyOf(inputs);
    claims = List.copyOf(claims);
  }

  /** A plan with the id that follows from its content. */
  public static ReplayPlan of(
      LocalDate businessDate, String selection, List<String> inputs, List<PlannedClaim> claims) {
    StringBuilder content = new StringBuilder(selection).append('\n').append(inputs).append('\n');
    for (PlannedClaim claim : claims) {
      content
          .append(claim.patientControlNumber())
          .append(claim.action())
          .append(claim.contentSha256())
          .append(claim.inputs())
          .append('\n');
    }
    String id =
        "R"
            + DateTimeFormatter.BASIC_ISO_DATE.format(businessDate)
            + "-"
            + Sha256.hex(content.toString()).substring(0, ID_DIGITS);
    return new ReplayPlan(id, businessDate, selection, inputs, claims);
  }

  /** An input by its name and value. */
  public static String input(String name, Object value) {
    return name + IS + value;
  }

  /** The claims that leave when the plan is carried out. */
  public List<PlannedClaim> sent() {
    return claims.stream().filter(claim -> claim.action().sends()).toList();
  }

  public long sentCents() {
    return sent().stream().mapToLong(PlannedClaim::chargeCents).sum();
  }

  /** What carrying the plan out asks of a person: the dollars that it sends again. */
  public Deed deed() {
    return new Deed(
        "execute " + planId, Right.RESOLVE, sentCents(), "", "replay execute " + planId);
  }

  /** What differs today from what this plan rests on, in words; nothing when it still holds. */
  public List<String> changedSince(ReplayPlan today) {
    List<String> changed = new ArrayList<>();
    changes("", inputs, today.inputs, changed);
    Map<Long, PlannedClaim> now = new LinkedHashMap<>();
    today.claims.forEach(claim -> now.put(claim.claimId(), claim));
    for (PlannedClaim planned : claims) {
      String name = "claim " + planned.patientControlNumber() + ": ";
      PlannedClaim claim = now.get(planned.claimId());
      int before = changed.size();
      if (claim == null || claim.version() != planned.version()) {
        changed.add(name + "it is no longer rejected, or another version has followed");
        continue;
      }
      changes(name, planned.inputs(), claim.inputs(), changed);
      if (changed.size() == before
          && (planned.action() != claim.action()
              || !planned.contentSha256().equals(claim.contentSha256()))) {
        changed.add(
            "%sit was %s, and would now be %s with other content (%s)"
                .formatted(name, planned.action(), claim.action(), claim.reason()));
      }
    }
    return changed;
  }

  private static void changes(
      String of, List<String> then, List<String> now, List<String> changed) {
    Map<String, String> today = byName(now);
    byName(then)
        .forEach(
            (name, value) -> {
              String found = today.remove(name);
              if (!value.equals(found)) {
                changed.add(
                    "%s%s was %s, is %s"
                        .formatted(of, name, value, found == null ? "gone" : found));
              }
            });
    today.forEach((name, value) -> changed.add("%s%s is new: %s".formatted(of, name, value)));
  }

  private static Map<String, String> byName(List<String> inputs) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String input : inputs) {
      int at = input.indexOf(IS);
      byName.put(input.substring(0, at), input.substring(at + IS.length()));
    }
    return byName;
  }
}
