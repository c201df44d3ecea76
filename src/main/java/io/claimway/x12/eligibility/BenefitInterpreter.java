package io.claimway.x12.eligibility;

import io.claimway.eligibility.CoverageAnswer;
import io.claimway.eligibility.CoverageStatus;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.TraceSegment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what one level of a 271 means for outpatient mental health: whether the person is covered,
 * what a visit costs them, and who else answers.
 */
public final class BenefitInterpreter {

  private static final Set<String> MENTAL_HEALTH = Set.of("MH", "A4", "A6", "A8", "CE", "CF");
  private static final Set<String> ACTIVE = Set.of("1", "2", "3", "4", "5");
  private static final Set<String> INACTIVE = Set.of("6", "7", "8");

  /** AAA03 that tell of the person: 52 to 78 but for dates and providers. */
  private static final Set<String> PERSON =
      Set.of("58", "64", "65", "66", "67", "68", "71", "72", "73", "74", "75", "76", "77", "78");

  private static final Set<String> NOT_NOW = Set.of("42", "80");
  private static final Set<String> ASK_AGAIN = Set.of("P", "R");
  private static final Set<String> CARVED_OUT = Set.of("PR", "VN", "PRP", "TTP", "VER");

  private BenefitInterpreter() {}

  /** The answers of a level, one for each of this sender's traces that it quotes. */
  public static List<CoverageAnswer> answers(ReportedEligibility told) {
    EligibilityLevel level = told.level();
    return level.traces().stream()
        .filter(trace -> !trace.type().equals("1"))
        .map(TraceSegment::number)
        .distinct()
        .map(trace -> answer(trace, told))
        .toList();
  }

  private static CoverageAnswer answer(String trace, ReportedEligibility told) {
    EligibilityLevel level = told.level();
    List<RequestValidation> refusals = refusals(told);
    if (!refusals.isEmpty()) {
      return refused(trace, refusals, level.ordinal());
    }
    List<BenefitLoop> benefits = level.benefits();
    List<BenefitLoop> others = others(benefits);
    CoverageStatus status = status(benefits, others);
    LocalDate from = day(level, "346", "356", true);
    LocalDate to = day(level, "347", "357", false);
    return new CoverageAnswer(
        trace,
        status,
        codes(benefits),
        false,
        from,
        to,
        single(costs(benefits, "B", ""), true),
        single(costs(benefits, "A", ""), false),
        single(costs(benefits, "C", "29"), true),
        benefits.stream()
            .map(BenefitLoop::benefit)
            .anyMatch(each -> each.authorization().equals("Y") && isMentalHealth(each)),
        others.stream().map(BenefitInterpreter::entity).findFirst().orElse(null),
        level.ordinal());
  }

  private static List<RequestValidation> refusals(ReportedEligibility told) {
    EligibilityLevel subscriber = told.level().code().equals("22") ? null : told.subscriber();
    return Stream.of(told.source(), told.receiver(), subscriber, told.level())
        .filter(Objects::nonNull)
        .flatMap(
            level -> Stream.concat(level.levelRejections().stream(), level.rejections().stream()))
        .toList();
  }

  private static CoverageAnswer refused(
      String trace, List<RequestValidation> refusals, int ordinal) {
    boolean person = refusals.stream().anyMatch(each -> PERSON.contains(each.reason()));
    boolean again =
        refusals.stream()
            .allMatch(
                each -> NOT_NOW.contains(each.reason()) || ASK_AGAIN.contains(each.followUp()));
    String codes =
        refusals.stream()
            .map(RequestValidation::reason)
            .distinct()
            .collect(Collectors.joining(" "));
    return new CoverageAnswer(
        trace,
        person ? CoverageStatus.MISMATCH : CoverageStatus.UNCONFIRMED,
        codes,
        again,
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        ordinal);
  }

  /** Other insurers (EB*R), and others who answer for mental health (EB*U and EB*X naming them). */
  private static List<BenefitLoop> others(List<BenefitLoop> benefits) {
    return benefits.stream()
        .filter(
            each ->
                each.benefit().code().equals("R")
                    || (Set.of("U", "X").contains(each.benefit().code())
                        && isMentalHealth(each.benefit())
                        && each.entities().stream()
                            .anyMatch(who -> CARVED_OUT.contains(who.name().entity()))))
        .toList();
  }

  private static String entity(BenefitLoop benefit) {
    return benefit.entities().stream()
        .map(NamedLoop::name)
        .filter(name -> !name.person())
        .map(name -> name.last())
        .findFirst()
        .orElse("");
  }

  private static CoverageStatus status(List<BenefitLoop> benefits, List<BenefitLoop> others) {
    boolean active = says(benefits, ACTIVE, true) || says(benefits, ACTIVE, false);
    boolean excluded = says(benefits, INACTIVE, true) || says(benefits, Set.of("I"), true);
    boolean ended = says(benefits, INACTIVE, false) && !active;
    if (ended || (excluded && !says(benefits, ACTIVE, true))) {
      return CoverageStatus.INACTIVE;
    }
    if (!others.isEmpty()) {
      return CoverageStatus.OTHER_COVERAGE;
    }
    return active ? CoverageStatus.CONFIRMED : CoverageStatus.UNCONFIRMED;
  }

  /** Whether one of the codes is told of mental health, or of the plan as a whole. */
  private static boolean says(List<BenefitLoop> benefits, Set<String> codes, boolean mentalHealth) {
    return benefits.stream()
        .map(BenefitLoop::benefit)
        .filter(each -> codes.contains(each.code()))
        .anyMatch(each -> mentalHealth ? isMentalHealth(each) : isPlan(each));
  }

  private static boolean isMentalHealth(BenefitSegment benefit) {
    return benefit.serviceTypes().stream().anyMatch(MENTAL_HEALTH::contains);
  }

  private static boolean isPlan(BenefitSegment benefit) {
    return benefit.serviceTypes().isEmpty() || benefit.serviceTypes().contains("30");
  }

  private static String codes(List<BenefitLoop> benefits) {
    return benefits.stream()
        .map(each -> each.benefit().code())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** What an individual pays for mental health in network; the plan's own where it has none. */
  private static List<BenefitSegment> costs(
      List<BenefitLoop> benefits, String code, String period) {
    List<BenefitSegment> inNetwork =
        benefits.stream()
            .map(BenefitLoop::benefit)
            .filter(each -> each.code().equals(code))
            .filter(each -> each.level().isEmpty() || each.level().equals("IND"))
            .filter(each -> !each.inNetwork().equals("N"))
            .filter(each -> period.isEmpty() || each.period().equals(period))
            .toList();
    List<BenefitSegment> own =
        inNetwork.stream().filter(BenefitInterpreter::isMentalHealth).toList();
    return own.isEmpty() ? inNetwork.stream().filter(BenefitInterpreter::isPlan).toList() : own;
  }

  /** The one figure that all of them give; null where they give none or several. */
  private static Long single(List<BenefitSegment> costs, boolean money) {
    List<Long> figures = new ArrayList<>(1);
    for (BenefitSegment cost : costs) {
      Long figure = money ? cost.cents() : cost.millionths();
      if (figure != null && !figures.contains(figure)) {
        figures.add(figure);
      }
    }
    return figures.size() == 1 ? figures.get(0) : null;
  }

  /** The plan's first or last day: from a date of its own, or an end of a period (291, 307). */
  private static LocalDate day(EligibilityLevel level, String plan, String member, boolean first) {
    if (level.party() == null) {
      return null;
    }
    List<LocalDate> days = new ArrayList<>(1);
    for (DateSegment date : level.party().dates()) {
      String kind = date.qualifier();
      boolean period = date.format().equals("RD8") && (kind.equals("291") || kind.equals("307"));
      if (kind.equals(plan) || kind.equals(member) || period) {
        LocalDate day = first ? date.first() : date.last();
        if (day != null) {
          days.add(day);
        }
      }
    }
    return first
        ? days.stream().max(LocalDate::compareTo).orElse(null)
        : days.stream().min(LocalDate::compareTo).orElse(null);
  }
}
