package io.claimway.simulator.world;

import io.claimway.party.AccountState;
import io.claimway.party.Address;
import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.party.Relationship;
import io.claimway.party.Sex;
import io.claimway.party.Subscriber;
import io.claimway.simulator.payer.registry.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The clients of the network, in blocks of ten: four who live alone, a couple on one policy, twins
 * and their parent who is no client, a child and its parent who is one.
 */
final class Households {

  private static final int BLOCK = 10;

  /** So many clients make whole blocks in each region. */
  private static final int HUNDRED = 100;

  private static final int SPOUSE = 5;
  private static final int FIRST_TWIN = 6;
  private static final int SECOND_TWIN = 7;
  private static final int CHILD = 8;

  private final WorldParameters parameters;
  private final int count;

  Households(WorldParameters parameters) {
    this.parameters = parameters;
    long wanted = Math.max(parameters.sessions() * 5L / 12, parameters.largestNight() * 13L / 10);
    this.count = (int) Math.max(HUNDRED, (wanted + HUNDRED - 1) / HUNDRED * HUNDRED);
  }

  /** What is wrong with a client, and how it shows. */
  enum Flaw {
    NO_COVERAGE("MISSING_COVERAGE", 15),
    NO_PAYMENT_METHOD("MISSING_PAYMENT_METHOD", 15),
    WRONG_BIRTH_DATE("NAME_OR_BIRTHDATE_MISMATCH", 12),
    COVERAGE_ENDED("COVERAGE_NOT_ACTIVE", 12),
    NONE(null, 1000);

    private final String hold;
    private final int perMille;

    Flaw(String hold, int perMille) {
      this.hold = hold;
      this.perMille = perMille;
    }

    String hold() {
      return hold;
    }
  }

  int count() {
    return count;
  }

  static String id(int index) {
    return "cli-%06d".formatted(index + 1);
  }

  /** All clients of a block live in one region. */
  static Region region(int index) {
    return Region.of(index / BLOCK);
  }

  int poolSize(Region region) {
    return region.sizeOf(count / BLOCK) * BLOCK;
  }

  /** The client at a place of a region's pool. */
  static int inPool(Region region, int place) {
    return region.index(place / BLOCK) * BLOCK + place % BLOCK;
  }

  Flaw flaw(int index) {
    double share = 1000 * Draw.even(parameters.seed(), "client-flaw", index);
    for (Flaw flaw : Flaw.values()) {
      share -= flaw.perMille;
      if (share < 0) {
        boolean free = flaw == Flaw.NO_PAYMENT_METHOD && market(index).medicaid();
        return free ? Flaw.NONE : flaw;
      }
    }
    return Flaw.NONE;
  }

  /** The night that puts a client's fact right; null where nothing does. */
  LocalDate correctedOn(int index) {
    Flaw flaw = flaw(index);
    Draw draw = Draw.of(parameters.seed(), "client-correction", index);
    boolean corrected = flaw != Flaw.NONE && flaw != Flaw.COVERAGE_ENDED && draw.chance(0.5);
    return corrected ? parameters.nightAt(draw.between(45, 80)) : null;
  }

  Client first(int index, Instant recordedAt) {
    return client(index, 1, flaw(index), recordedAt);
  }

  Client corrected(int index, Instant recordedAt) {
    return client(index, 2, Flaw.NONE, recordedAt);
  }

  private Client client(int index, int revision, Flaw flaw, Instant recordedAt) {
    LocalDate birthDate = birthDate(index);
    return new Client(
        id(index),
        revision,
        firstName(index),
        null,
        lastName(index),
        flaw == Flaw.WRONG_BIRTH_DATE ? birthDate.plusDays(9) : birthDate,
        sex(index),
        address(index),
        email(index),
        flaw == Flaw.NO_COVERAGE ? List.of() : List.of(coverage(index)),
        flaw != Flaw.NO_PAYMENT_METHOD,
        AccountState.ACTIVE,
        List.of(),
        recordedAt);
  }

  private Coverage coverage(int index) {
    Relationship relationship = relationship(index);
    Subscriber subscriber = relationship == Relationship.SELF ? null : subscriber(index);
    return new Coverage(
        1,
        market(index).slug(),
        market(index).memberId(household(index)),
        market(index).group(plan(index)),
        relationship,
        subscriber,
        FeeSchedule.SINCE,
        null);
  }

  private Subscriber subscriber(int index) {
    int head = head(index);
    return new Subscriber(
        firstName(head), lastName(index), birthDate(head), sex(head), address(index));
  }

  InsuranceMarket market(int index) {
    int head = head(index);
    Region region = region(index);
    InsuranceMarket.Insured insured =
        isElder(head) ? InsuranceMarket.Insured.FROM_65 : InsuranceMarket.Insured.ANYBODY;
    Draw draw = Draw.of(parameters.seed(), "market", household(index));
    return InsuranceMarket.draw(region, insured, draw);
  }

  int plan(int index) {
    return Draw.of(parameters.seed(), "plan", household(index)).chance(0.3) ? 1 : 0;
  }

  /** What a client was told that a session allowed at so many cents would cost them. */
  long estimate(int index, long allowedCents) {
    var plan = market(index).plans().get(plan(index));
    return Math.min(
        allowedCents, plan.copayCents() + allowedCents * plan.coinsurancePercent() / 100);
  }

  /** What the client's payer has on file: the client, and the subscriber if that is no client. */
  List<Member> members(int index) {
    List<Member> members = new ArrayList<>();
    LocalDate coveredTo =
        flaw(index) == Flaw.COVERAGE_ENDED ? parameters.nights().get(0).minusDays(5) : null;
    members.add(member(index, relationshipCode(index), coveredTo));
    if (index % BLOCK == FIRST_TWIN) {
      members.add(member(head(index), "18", null));
    }
    return members;
  }

  private Member member(int index, String relationship, LocalDate coveredTo) {
    int client = index < 0 ? firstTwin(index) : index;
    Address address = address(client);
    return new Member(
        market(client).slug(),
        market(client).memberId(household(client)),
        market(client).group(plan(client)),
        lastName(client),
        firstName(index),
        birthDate(index),
        sex(index).name().substring(0, 1),
        address.line1(),
        address.city(),
        address.state(),
        address.zip(),
        relationship,
        FeeSchedule.SINCE,
        coveredTo);
  }

  private static Relationship relationship(int index) {
    return switch (index % BLOCK) {
      case SPOUSE -> Relationship.SPOUSE;
      case FIRST_TWIN, SECOND_TWIN, CHILD -> Relationship.CHILD;
      default -> Relationship.SELF;
    };
  }

  private static String relationshipCode(int index) {
    return switch (relationship(index)) {
      case SPOUSE -> "01";
      case CHILD -> "19";
      default -> "18";
    };
  }

  /** The index of the subscriber; the parent of twins, who is no client, has a negative one. */
  private static int head(int index) {
    if (index < 0) {
      return index;
    }
    return switch (index % BLOCK) {
      case SPOUSE -> index - 1;
      case FIRST_TWIN -> -index - 1;
      case SECOND_TWIN -> -index;
      case CHILD -> index + 1;
      default -> index;
    };
  }

  private static int firstTwin(int parent) {
    return -parent - 1;
  }

  private static int household(int index) {
    int head = head(index);
    return head < 0 ? firstTwin(head) : head;
  }

  private boolean isElder(int head) {
    return head >= 0 && head % BLOCK < 4 && Draw.of(parameters.seed(), "elder", head).chance(0.25);
  }

  private LocalDate birthDate(int index) {
    boolean twin = index >= 0 && (index % BLOCK == FIRST_TWIN || index % BLOCK == SECOND_TWIN);
    boolean minor = index >= 0 && relationship(index) == Relationship.CHILD;
    boolean family = index < 0 || index % BLOCK >= 4;
    Draw draw = Draw.of(parameters.seed(), "birth", twin ? household(index) : index);
    int year =
        minor
            ? draw.between(2010, 2018)
            : isElder(index) ? draw.between(1941, 1959) : draw.between(1963, family ? 1985 : 1999);
    return LocalDate.of(year, draw.between(1, 12), draw.between(1, 28));
  }

  private Sex sex(int index) {
    return Draw.of(parameters.seed(), "sex", index).chance(0.56) ? Sex.FEMALE : Sex.MALE;
  }

  private String firstName(int index) {
    int names = SyntheticNames.FIRST.size();
    int place = Draw.of(parameters.seed(), "first-name", household(index)).between(0, names - 1);
    // People of one household never share a first name.
    int offset = index < 0 ? 3 : index % BLOCK;
    return SyntheticNames.FIRST.get((place + offset) % names);
  }

  private String lastName(int index) {
    return Draw.of(parameters.seed(), "last-name", household(index)).pick(SyntheticNames.LAST);
  }

  private Address address(int index) {
    int household = household(index);
    return region(household).address(Draw.of(parameters.seed(), "address", household));
  }

  /** One mailbox for a family, with an alias for each dependent. */
  private String email(int index) {
    String family =
        lastName(index).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + "." + household(index);
    String alias = relationship(index) == Relationship.SELF ? "" : "+" + firstName(index);
    return family + alias.toLowerCase(Locale.ROOT) + "@example.invalid";
  }
}
