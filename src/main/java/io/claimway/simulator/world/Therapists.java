package io.claimway.simulator.world;

import io.claimway.party.Address;
import io.claimway.party.Licence;
import io.claimway.party.LicenceType;
import io.claimway.party.Participation;
import io.claimway.party.Practice;
import io.claimway.party.Provider;
import io.claimway.party.ScreeningResult;
import io.claimway.session.Place;
import io.claimway.session.PlaceKind;
import io.claimway.simulator.payer.registry.EnrolledProvider;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The therapists and practices of the network; of each forty, a few with trouble. */
final class Therapists {

  private static final int FORTY = 40;
  private static final List<LicenceType> LICENCES =
      List.of(
          LicenceType.LCSW,
          LicenceType.PSYCHOLOGIST,
          LicenceType.LMFT,
          LicenceType.PSYCHIATRIST,
          LicenceType.LCSW,
          LicenceType.LPC,
          LicenceType.LCSW,
          LicenceType.PMHNP,
          LicenceType.LMFT,
          LicenceType.PSYCHOLOGIST);

  /** Payers that have not approved the one provider who is not enrolled everywhere. */
  private static final Set<InsuranceMarket> REFUSING =
      Set.of(InsuranceMarket.SUMMIT_PPO, InsuranceMarket.UNITY_EXCHANGE);

  private final WorldParameters parameters;
  private final int count;

  Therapists(WorldParameters parameters) {
    this.parameters = parameters;
    int perDay = (parameters.largestNight() + 4) / 5;
    this.count = Math.max(FORTY, (perDay + FORTY - 1) / FORTY * FORTY);
  }

  /** What is wrong with one provider of each forty. */
  enum Flaw {
    /** The fact names another taxonomy than the payers hold; put right near the end. */
    TAXONOMY_UNTIL_LATE(4),
    /** As above, put right before the middle. */
    TAXONOMY_UNTIL_EARLY(18),
    TERMINATED(25),
    NOT_ENROLLED(31),
    NONE(-1);

    private final int place;

    Flaw(int place) {
      this.place = place;
    }
  }

  int count() {
    return count;
  }

  static Flaw flaw(int index) {
    return Arrays.stream(Flaw.values())
        .filter(flaw -> flaw.place == index % FORTY)
        .findFirst()
        .orElse(Flaw.NONE);
  }

  static String id(int index) {
    return "pro-%05d".formatted(index + 1);
  }

  static LicenceType licence(int index) {
    return LICENCES.get((index * 3 + index / LICENCES.size()) % LICENCES.size());
  }

  /** The provider who sees the client at a place of a region's pool. */
  int ofClient(Region region, int poolPlace) {
    return region.index(poolPlace % region.sizeOf(count));
  }

  /** A provider without an approval by these payers; empty for nearly all. */
  static boolean enrolled(int index, InsuranceMarket payer) {
    return flaw(index) != Flaw.NOT_ENROLLED || !REFUSING.contains(payer);
  }

  /** The last day of a terminated provider; null for the others. */
  LocalDate terminatedOn(int index) {
    return flaw(index) == Flaw.TERMINATED ? parameters.nightAt(50).minusDays(1) : null;
  }

  /** The fact as it stands from the first night on. */
  Provider first(int index, Instant recordedAt) {
    String taxonomy = hasWrongTaxonomy(index) ? "101Y00000X" : taxonomy(licence(index));
    return provider(index, 1, taxonomy, null, recordedAt);
  }

  /** The night that brings a second revision of the provider; null where none comes. */
  LocalDate correctedOn(int index) {
    return switch (flaw(index)) {
      case TAXONOMY_UNTIL_LATE -> parameters.nightAt(85);
      case TAXONOMY_UNTIL_EARLY -> parameters.nightAt(45);
      case TERMINATED -> parameters.nightAt(50);
      case NOT_ENROLLED, NONE -> null;
    };
  }

  /** The corrected fact. */
  Provider corrected(int index, Instant recordedAt) {
    return provider(index, 2, taxonomy(licence(index)), terminatedOn(index), recordedAt);
  }

  static boolean hasWrongTaxonomy(int index) {
    Flaw flaw = flaw(index);
    return flaw == Flaw.TAXONOMY_UNTIL_LATE || flaw == Flaw.TAXONOMY_UNTIL_EARLY;
  }

  private Provider provider(
      int index, int revision, String taxonomy, LocalDate terminatedOn, Instant recordedAt) {
    Region region = Region.of(index);
    Draw draw = Draw.of(parameters.seed(), "provider", index);
    return new Provider(
        id(index),
        revision,
        draw.pick(SyntheticNames.FIRST),
        draw.pick(SyntheticNames.LAST),
        npi(index),
        taxonomy,
        licences(index, region),
        null,
        practice(index),
        participations(index, region),
        ScreeningResult.CLEAR,
        terminatedOn,
        recordedAt);
  }

  private static String npi(int index) {
    return NetworkNumber.npi(140_000_000L + index * 13L);
  }

  private static List<Licence> licences(int index, Region region) {
    List<Licence> licences = new ArrayList<>();
    licences.add(
        new Licence(
            licence(index),
            region.name(),
            "L%06d".formatted(index),
            LocalDate.of(2019, 7, 1),
            null));
    if (index % 9 == 0) {
      Region second = region == Region.NY ? Region.TX : Region.NY;
      licences.add(
          new Licence(
              licence(index),
              second.name(),
              "M%06d".formatted(index),
              LocalDate.of(2021, 3, 1),
              null));
    }
    return licences;
  }

  private static List<Participation> participations(int index, Region region) {
    return Arrays.stream(InsuranceMarket.values())
        .filter(payer -> payer.sellsIn(region) && enrolled(index, payer))
        .map(payer -> new Participation(payer.slug(), FeeSchedule.SINCE, null, true))
        .toList();
  }

  private int practiceIndex(int index) {
    Region region = Region.of(index);
    int providers = region.sizeOf(count);
    return region.position(index) * region.practices(count) / providers;
  }

  private Practice practice(int index) {
    Region region = Region.of(index);
    int position = practiceIndex(index);
    long number = region.number() * 1_000_000L + position;
    String id = "pra-" + region.name().toLowerCase(Locale.ROOT) + "-%04d".formatted(position + 1);
    return new Practice(
        id,
        SyntheticNames.PLACES.get((int) (number % SyntheticNames.PLACES.size()))
            + " Therapy Practice "
            + (position + 1),
        "8%08d".formatted(10_000_000 + number * 3 % 80_000_000),
        region.name(),
        "vault-" + id,
        "%04d".formatted((number * 37 + 1201) % 10_000),
        region.zone().getId());
  }

  /** The office of a provider's practice. */
  Place office(int index) {
    Region region = Region.of(index);
    int position = practiceIndex(index);
    Address address =
        region.address(Draw.of(parameters.seed(), "office-" + region.name(), position));
    String npi = NetworkNumber.npi(170_000_000L + region.number() * 1_000_000L + position * 11L);
    return new Place(PlaceKind.OFFICE, practice(index).legalName(), npi, address);
  }

  /** What each payer has on file about a provider. */
  List<EnrolledProvider> enrolments(int index) {
    Region region = Region.of(index);
    return Arrays.stream(InsuranceMarket.values())
        .filter(payer -> payer.sellsIn(region) && enrolled(index, payer))
        .map(
            payer ->
                new EnrolledProvider(
                    payer.slug(),
                    npi(index),
                    taxonomy(licence(index)),
                    licence(index).name(),
                    FeeSchedule.SINCE,
                    null))
        .toList();
  }

  private static String taxonomy(LicenceType licence) {
    return switch (licence) {
      case LCSW -> "1041C0700X";
      case LMFT -> "106H00000X";
      case LPC -> "101YM0800X";
      case PSYCHOLOGIST -> "103TC0700X";
      case PSYCHIATRIST -> "2084P0800X";
      case PMHNP -> "363LP0808X";
    };
  }
}
