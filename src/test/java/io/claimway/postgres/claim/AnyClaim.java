package io.claimway.postgres.claim;

import io.claimway.chance.Chance;
import io.claimway.claim.Claim;
import io.claimway.claim.ClaimLine;
import io.claimway.claim.ClaimPerson;
import io.claimway.claim.ClaimProvider;
import io.claimway.claim.ServiceFacility;
import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import io.claimway.party.Relationship;
import io.claimway.party.Sex;
import java.time.LocalDate;

/** A claim version that says anything that one can say, with everything that it may lack. */
public final class AnyClaim {
  private static final double SELDOM = 0.2;
  private static final long MOST_CENTS = 1_000_000_000_000L;

  private final Chance chance;

  private AnyClaim(Chance chance) {
    this.chance = chance;
  }

  public static Claim of(Chance chance) {
    return new AnyClaim(chance).claim();
  }

  private Claim claim() {
    boolean original = chance.oneOf(true, false);
    return new Claim(
        text(),
        chance.between(1, 1_295),
        original ? "1" : chance.oneOf("7", "8"),
        chance.oneOf("FIRST", "REPLAY", "AMENDMENT", "VOID"),
        original ? null : text(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        date(),
        maybe(),
        new BillingEntity(
            text(),
            maybe(),
            maybe(),
            maybe(),
            maybe(),
            address(),
            address(),
            maybe(),
            chance.list(0, 3, this::text)),
        maybe(),
        maybe(),
        chance.orNull(SELDOM, () -> chance.oneOf(Relationship.values())),
        person(),
        person(),
        provider(),
        provider(),
        chance.orNull(SELDOM, () -> new ServiceFacility(maybe(), maybe(), address())),
        chance.list(1, 12, this::text),
        maybe(),
        chance.list(1, 50, this::line));
  }

  private ClaimLine line() {
    return new ClaimLine(
        chance.between(1, 50),
        text(),
        chance.between(0, Integer.MAX_VALUE - 1),
        text(),
        chance.list(0, 4, this::text),
        chance.between(0, 999),
        chance.list(1, 4, () -> chance.between(1, 12)),
        cents(),
        cents(),
        cents());
  }

  private ClaimPerson person() {
    return chance.orNull(
        SELDOM,
        () ->
            new ClaimPerson(
                maybe(),
                maybe(),
                maybe(),
                date(),
                chance.orNull(SELDOM, () -> chance.oneOf(Sex.values())),
                address()));
  }

  private ClaimProvider provider() {
    return chance.orNull(SELDOM, () -> new ClaimProvider(maybe(), maybe(), maybe(), maybe()));
  }

  private Address address() {
    return chance.orNull(SELDOM, () -> new Address(maybe(), maybe(), maybe(), maybe(), maybe()));
  }

  private LocalDate date() {
    return chance.orNull(SELDOM, () -> LocalDate.ofEpochDay(chance.between(-60_000L, 60_000L)));
  }

  private long cents() {
    return chance.between(-MOST_CENTS, MOST_CENTS);
  }

  private String maybe() {
    return chance.orNull(SELDOM, this::text);
  }

  private String text() {
    return chance.word(0, 30) + chance.oneOf("", " ", "'&+", "é", "漢字", "\t\n\\");
  }
}
