package io.claimway.simulator.world;

import io.claimway.party.LicenceType;
import io.claimway.session.DeliveryMode;
import io.claimway.session.ServiceLine;
import java.util.List;

/**
 * What is done in a session, and for how long: the mix of codes that outpatient practices bill.
 *
 * @param minutes within the time band of the code
 */
record Encounter(List<ServiceLine> lines, int minutes, DeliveryMode mode) {

  static final String GROUP = "90853";

  static Encounter draw(LicenceType licence, Draw draw) {
    double share = draw.fraction();
    if (FeeSchedule.prescribes(licence)) {
      return prescriber(share, draw);
    }
    if (share < 0.46) {
      return of(draw.between(53, 60), draw, "90837");
    }
    if (share < 0.74) {
      return of(draw.between(40, 50), draw, "90834");
    }
    if (share < 0.79) {
      return of(draw.between(25, 35), draw, "90832");
    }
    if (share < 0.87) {
      return of(draw.between(50, 60), draw, "90791");
    }
    if (share < 0.93) {
      return of(50, draw, "90847");
    }
    if (share < 0.95) {
      return of(50, draw, "90846");
    }
    if (share < 0.98) {
      return new Encounter(List.of(line(GROUP)), 60, DeliveryMode.IN_PERSON);
    }
    return of(draw.between(53, 58), draw, "90837", "90785");
  }

  /** Too short for its code. */
  static Encounter tooShort(LicenceType licence, Draw draw) {
    return FeeSchedule.prescribes(licence) ? of(10, draw, "99214", "90833") : of(41, draw, "90837");
  }

  /** Of a code that no contract has a rate for. */
  static Encounter withoutRate() {
    return new Encounter(List.of(line(FeeSchedule.WITHOUT_RATE)), 60, DeliveryMode.IN_PERSON);
  }

  /** The same meeting, recorded as a shorter one. */
  Encounter shortened(LicenceType licence) {
    return FeeSchedule.prescribes(licence)
        ? new Encounter(List.of(line("99213")), 20, mode)
        : new Encounter(List.of(line("90832")), 30, mode);
  }

  private static Encounter prescriber(double share, Draw draw) {
    if (share < 0.18) {
      return of(draw.between(50, 60), draw, "90792");
    }
    if (share < 0.62) {
      return of(draw.between(31, 36), draw, "99214", "90833");
    }
    if (share < 0.82) {
      return of(draw.between(30, 35), draw, "99213", "90833");
    }
    return of(draw.between(20, 28), draw, share < 0.95 ? "99214" : "99213");
  }

  private static Encounter of(int minutes, Draw draw, String... codes) {
    double share = draw.fraction();
    DeliveryMode mode =
        share < 0.60
            ? DeliveryMode.TELEHEALTH_HOME
            : share < 0.65
                ? DeliveryMode.TELEHEALTH_ELSEWHERE
                : share < 0.67 && codes.length == 1
                    ? DeliveryMode.AUDIO_ONLY
                    : DeliveryMode.IN_PERSON;
    return new Encounter(List.of(codes).stream().map(Encounter::line).toList(), minutes, mode);
  }

  private static ServiceLine line(String code) {
    return new ServiceLine(code, List.of(), 1);
  }
}
