package io.claimway.remittance;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.party.payer.Program;
import io.claimway.worklist.WorkItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Folds tonight's adjudications of one claim family into its book (SPEC §8.1): always the earliest
 * that can take effect, then from the start again. A reversal needs its adjudication on the book, a
 * correction needs the one before reversed; what cannot take effect is suspended, or waits. What is
 * booked is never reordered.
 */
public final class AdjudicationFold {

  /**
   * An original, its reversal and its correction make three; a payer that goes back and forth in
   * one night needs a few more.
   */
  static final int MOST_EFFECTS = 50;

  /** A correction that comes before its reversal waits this long (SPEC §8.1). */
  static final int CORRECTION_DAYS = 30;

  /** What is suspended is tried again after this long even if nothing touches it. */
  static final int RETRY_DAYS = 7;

  private static final Set<BookEvent> NOT_CASH =
      EnumSet.of(
          BookEvent.CONTRACTUAL,
          BookEvent.PATIENT_SHARE,
          BookEvent.NEXT_PAYER_SHARE,
          BookEvent.DENIED,
          BookEvent.UNCLASSIFIED);

  private final AdjustmentClassifier classifier;
  private final LocalDate day;

  /**
   * A fold for one night.
   *
   * @param day the business date
   */
  public AdjudicationFold(AdjustmentClassifier classifier, LocalDate day) {
    this.classifier = classifier;
    this.day = day;
  }

  /**
   * Folds what is pending into the book of its family.
   *
   * @param pending in any order
   */
  public FamilyOutcome fold(FamilyBook book, List<PendingAdjudication> pending) {
    Night night = new Night(book);
    List<PendingAdjudication> waiting = new ArrayList<>(pending);
    waiting.sort(PendingAdjudication.TURN);
    int effects = 0;
    Optional<PendingAdjudication> next = night.earliest(waiting);
    while (next.isPresent() && effects < MOST_EFFECTS) {
      night.apply(next.get());
      waiting.remove(next.get());
      effects++;
      next = night.earliest(waiting);
    }
    boolean unsettled = next.isPresent();
    waiting.forEach(left -> night.suspend(left, unsettled));
    return night.outcome();
  }

  /** The family's book while the night goes on. */
  private final class Night {
    private final Map<Long, ClaimStanding> claims = new LinkedHashMap<>();
    private final Set<Long> moved = new TreeSet<>();
    private final List<BookedAdjudication> booked;
    private final List<Transfer> standing;
    private final List<AdjudicationOutcome> adjudications = new ArrayList<>();
    private final List<AdjudicationKey> reversed = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<ClaimAdvance> events = new ArrayList<>();
    private final List<WorkItem> opened = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private long appliedOrder;

    Night(FamilyBook book) {
      book.claims().forEach(claim -> claims.put(claim.claimId(), claim));
      booked = new ArrayList<>(book.adjudications());
      standing =
          new ArrayList<>(
              book.transfers().stream().filter(transfer -> transfer.undoes() == null).toList());
      appliedOrder = booked.stream().mapToLong(BookedAdjudication::appliedOrder).max().orElse(0);
    }

    FamilyOutcome outcome() {
      return new FamilyOutcome(
          adjudications,
          reversed,
          transfers,
          events,
          moved.stream().map(claims::get).toList(),
          opened,
          closed);
    }

    Optional<PendingAdjudication> earliest(List<PendingAdjudication> waiting) {
      return waiting.stream().filter(this::canTakeEffect).findFirst();
    }

    private boolean canTakeEffect(PendingAdjudication pending) {
      if (pending.reason() != null) {
        return false;
      }
      return pending.isReversal() ? target(pending).isPresent() : !isDecided(pending);
    }

    private boolean isDecided(PendingAdjudication pending) {
      MatchCandidate of = pending.match().candidate();
      return booked.stream()
          .anyMatch(
              earlier ->
                  earlier.standing()
                      && !earlier.reversal()
                      && earlier.isOf(of.claimId(), of.payer())
                      && earlier.version() == of.version());
    }

    /**
     * The latest adjudication that stands and that the reversal cancels to the cent: the same
     * payer's number first.
     */
    private Optional<BookedAdjudication> target(PendingAdjudication reversal) {
      MatchCandidate of = reversal.match().candidate();
      ReportedClaim said = reversal.reported();
      return booked.stream()
          .filter(
              earlier ->
                  earlier.standing()
                      && !earlier.reversal()
                      && earlier.isOf(of.claimId(), of.payer())
                      && earlier.paidCents() == -said.paidCents()
                      && Math.abs(earlier.chargeCents()) == Math.abs(said.chargeCents()))
          .max(
              Comparator.comparing(
                      (BookedAdjudication earlier) ->
                          earlier.payerClaimNumber().equals(said.payerClaimNumber()))
                  .thenComparing(BookedAdjudication::appliedOrder));
    }

    void apply(PendingAdjudication pending) {
      MatchCandidate of = pending.match().candidate();
      ClaimStanding claim = claims.get(of.claimId());
      SentVersion sent = claim.sent(of.version());
      Optional<BookedAdjudication> target =
          pending.isReversal() ? target(pending) : Optional.empty();
      List<AdjudicatedLine> lines = adjudicated(pending, claim, sent.lines());
      Sums sums = pending.isReversal() ? Sums.NOTHING : Sums.of(lines);
      AdjudicationEffect effect = effect(pending, claim, sent, sums);

      Booking booking = new Booking(pending, claim, of.version());
      release(pending);
      if (target.isPresent()) {
        undo(pending, target.get().key(), Set.of());
        booked.replaceAll(each -> each.key().equals(target.get().key()) ? each.reversed() : each);
        reversed.add(target.get().key());
      } else {
        lines.forEach(line -> book(booking.cash(line)));
        if (effect == AdjudicationEffect.PAID || effect == AdjudicationEffect.DENIED) {
          lines.forEach(line -> booking.adjustments(line).forEach(this::book));
          if (sent.isReplacement()) {
            replace(pending, claim, of);
          }
        }
      }
      if (effect == AdjudicationEffect.VOIDED) {
        takeBackCharge(pending, claim);
      }
      record(pending, claim, target, lines, sums, effect);
    }

    private void record(
        PendingAdjudication pending,
        ClaimStanding claim,
        Optional<BookedAdjudication> target,
        List<AdjudicatedLine> lines,
        Sums sums,
        AdjudicationEffect effect) {
      MatchCandidate of = pending.match().candidate();
      boolean noted = effect == AdjudicationEffect.NOTED;
      appliedOrder++;
      booked.add(
          new BookedAdjudication(
              pending.key(),
              of.claimId(),
              of.version(),
              of.payer(),
              pending.isReversal(),
              pending.reported().chargeCents(),
              pending.reported().paidCents(),
              pending.reported().payerClaimNumber(),
              appliedOrder,
              !noted));
      adjudications.add(
          new AdjudicationOutcome(
              pending,
              noted ? AdjudicationOutcome.State.NOTED : AdjudicationOutcome.State.POSTED,
              null,
              null,
              effect,
              sums.codes(),
              sums.contractual(),
              sums.patient(),
              sums.denied(),
              target.map(BookedAdjudication::key).orElse(null),
              appliedOrder,
              lines));
      boolean moves = claim.moves(effect, of.version());
      events.add(
          new ClaimAdvance(
              claim.claimId(),
              claim.lastSeq() + 1,
              of.version(),
              moves ? effect.name() : AdjudicationEffect.NOTED.name(),
              moves || of.version() == claim.version()
                  ? sums.codes()
                  : joined(effect.name(), sums.codes()),
              pending.cause()));
      claims.put(
          claim.claimId(),
          claim.after(
              effect, of.version(), sums.codes(), pending.reported().payerClaimNumber(), day));
      moved.add(claim.claimId());
      if (!pending.fresh()) {
        closed.add(WorkItem.idOf(SUSPENDED_CLAIM, itemKey(pending.key())));
      }
      if (sums.denied() > 0
          && (effect == AdjudicationEffect.PAID || effect == AdjudicationEffect.DENIED)) {
        opened.add(
            new WorkItem(
                "DENIED_CLAIM",
                claim.claimId() + "|" + itemKey(pending.key()),
                claim.claimId(),
                "claim " + claim.claimId(),
                sums.codes(),
                sums.denied()));
      }
      if (effect == AdjudicationEffect.PAID) {
        lines.forEach(line -> underpaid(pending, claim, line).ifPresent(opened::add));
      }
    }

    private Optional<WorkItem> underpaid(
        PendingAdjudication pending, ClaimStanding claim, AdjudicatedLine line) {
      if (line.line() == 0 || line.billed() == null || hasUnpaidPart(pending, line)) {
        return Optional.empty();
      }
      long expected = line.billed().expectedCents();
      long missing = expected - line.allowedCents();
      if (missing <= claim.underpaymentCents()) {
        return Optional.empty();
      }
      return Optional.of(
          new WorkItem(
              "UNDERPAID_LINE",
              itemKey(pending.key()) + "|" + line.line(),
              claim.claimId(),
              "claim " + claim.claimId() + " line " + line.lineNumber(),
              "expected " + expected + " cents, allowed " + line.allowedCents(),
              missing));
    }

    /** Denied, or settled by the payer before: what is missing has another reason. */
    private boolean hasUnpaidPart(PendingAdjudication pending, AdjudicatedLine line) {
      return line.reported().adjustments().stream()
          .map(adjustment -> classify(pending, line.reported(), adjustment))
          .anyMatch(
              found -> found == AdjustmentClass.DENIED || found == AdjustmentClass.PRIOR_PAYER);
    }

    private void book(Transfer transfer) {
      transfers.add(transfer);
      standing.add(transfer);
    }

    private void book(Optional<Transfer> transfer) {
      transfer.ifPresent(this::book);
    }

    /** Money that was suspended goes back to clearing, from where the claim takes it. */
    private void release(PendingAdjudication pending) {
      if (pending.suspended() != null) {
        transfers.add(
            pending.suspended().mirror(pending.subject(), pending.cause(), pending.paidOn()));
      }
    }

    /**
     * Cancels what an adjudication booked and nothing has cancelled yet.
     *
     * @param only which events of it; all where empty
     */
    private void undo(PendingAdjudication by, AdjudicationKey target, Set<BookEvent> only) {
      List<Transfer> undone =
          standing.stream()
              .filter(
                  transfer ->
                      isBookedBy(transfer, target)
                          && (only.isEmpty() || only.contains(transfer.event())))
              .toList();
      undone.forEach(
          transfer -> transfers.add(transfer.mirror(by.subject(), by.cause(), by.paidOn())));
      standing.removeAll(undone);
    }

    /**
     * A replacement adjudicated without a reversal: what the version before booked beside cash is
     * cancelled; its cash stays and is a credit balance that a person looks at.
     */
    private void replace(PendingAdjudication pending, ClaimStanding claim, MatchCandidate of) {
      long kept = 0;
      for (BookedAdjudication earlier : booked) {
        if (earlier.standing()
            && !earlier.reversal()
            && earlier.isOf(of.claimId(), of.payer())
            && earlier.version() < of.version()) {
          undo(pending, earlier.key(), NOT_CASH);
          kept += Math.max(0, earlier.paidCents());
        }
      }
      if (kept > 0) {
        opened.add(
            new WorkItem(
                "CREDIT_BALANCE",
                itemKey(pending.key()),
                claim.claimId(),
                "claim " + claim.claimId(),
                "version "
                    + of.version()
                    + " was adjudicated and the payment of an earlier version is not reversed",
                kept));
      }
    }

    private void takeBackCharge(PendingAdjudication pending, ClaimStanding claim) {
      boolean takenBack =
          standing.stream()
              .anyMatch(
                  transfer ->
                      transfer.event() == BookEvent.CLAIM_VOIDED
                          && transfer.subject().claimId() == claim.claimId());
      if (!takenBack) {
        SentVersion voided = claim.sent(claim.version());
        book(
            BookEvent.CLAIM_VOIDED.transfer(
                claim.billingEntity(),
                "",
                claim.payer(),
                voided.chargeCents(),
                Subject.claim(
                    claim.naturalKey(), claim.claimId(), claim.version(), claim.serviceDate()),
                pending.cause(),
                pending.paidOn()));
      }
    }

    void suspend(PendingAdjudication pending, boolean unsettled) {
      String reason =
          pending.reason() != null ? pending.reason() : reasonToWait(pending, unsettled);
      boolean waits = reason.equals(CORRECTION_BEFORE_REVERSAL);
      ClaimStanding claim =
          pending.match() == null || !pending.match().isFound()
              ? null
              : claims.get(pending.match().candidate().claimId());
      List<BilledLine> billed =
          claim == null ? List.of() : claim.sent(pending.match().candidate().version()).lines();
      adjudications.add(
          new AdjudicationOutcome(
              pending,
              waits ? AdjudicationOutcome.State.WAITING : AdjudicationOutcome.State.SUSPENDED,
              reason,
              dueOn(pending, reason),
              null,
              null,
              0,
              0,
              0,
              null,
              0,
              undecided(pending, billed)));
      if (reason.equals(PendingAdjudication.WITH_ITS_PAYMENT)) {
        return;
      }
      long cents = pending.reported().paidCents();
      if (pending.fresh()) {
        pending.suspension().ifPresent(transfers::add);
      }
      opened.add(
          new WorkItem(
              SUSPENDED_CLAIM,
              itemKey(pending.key()),
              claim == null ? null : Long.valueOf(claim.claimId()),
              "payment " + pending.key().paymentId() + " claim " + pending.key().ordinal(),
              detail(reason, pending),
              cents));
    }

    private String reasonToWait(PendingAdjudication pending, boolean unsettled) {
      if (unsettled && canTakeEffect(pending)) {
        return UNSETTLED;
      }
      if (pending.isReversal()) {
        return ClaimMatch.Unmatched.REVERSAL_UNMATCHED.name();
      }
      return day.isAfter(pending.receivedOn().plusDays(CORRECTION_DAYS))
          ? NO_REVERSAL_CAME
          : CORRECTION_BEFORE_REVERSAL;
    }
  }

  private static final String SUSPENDED_CLAIM = "SUSPENDED_CLAIM";
  private static final String CORRECTION_BEFORE_REVERSAL = "CORRECTION_BEFORE_REVERSAL";
  private static final String NO_REVERSAL_CAME = "NO_REVERSAL_CAME";
  private static final String UNSETTLED = "UNSETTLED";

  private LocalDate dueOn(PendingAdjudication pending, String reason) {
    return switch (reason) {
      case PendingAdjudication.WITH_ITS_PAYMENT, PendingAdjudication.OUT_OF_BALANCE -> null;
      case CORRECTION_BEFORE_REVERSAL -> pending.receivedOn().plusDays(CORRECTION_DAYS + 1L);
      default -> day.plusDays(RETRY_DAYS);
    };
  }

  private static String detail(String reason, PendingAdjudication pending) {
    StringBuilder detail = new StringBuilder(reason);
    if (pending.reported().flaw() != null) {
      detail.append(' ').append(pending.reported().flaw());
    }
    if (!pending.candidates().isEmpty()) {
      detail.append(", candidates");
      pending.candidates().stream()
          .map(String::valueOf)
          .distinct()
          .sorted()
          .forEach(claim -> detail.append(' ').append(claim));
    }
    return detail.toString();
  }

  private static AdjudicationEffect effect(
      PendingAdjudication pending, ClaimStanding claim, SentVersion sent, Sums sums) {
    if (pending.isReversal()) {
      return claim.sent(claim.version()).isVoid()
          ? AdjudicationEffect.VOIDED
          : AdjudicationEffect.REVERSED;
    }
    if (sent.isVoid()) {
      return AdjudicationEffect.VOIDED;
    }
    long paid = pending.reported().paidCents();
    boolean undecided = sums.isNothing() && pending.reported().chargeCents() != 0;
    if (paid == 0 && (pending.reported().isNoAdjudication() || undecided)) {
      return AdjudicationEffect.NOTED;
    }
    return sums.denied() > 0 && paid == 0 && sums.patient() == 0
        ? AdjudicationEffect.DENIED
        : AdjudicationEffect.PAID;
  }

  private List<AdjudicatedLine> adjudicated(
      PendingAdjudication pending, ClaimStanding claim, List<BilledLine> billed) {
    List<AdjudicatedLine> lines = new ArrayList<>();
    for (AdjudicatedLine line : undecided(pending, billed)) {
      lines.add(
          new AdjudicatedLine(
              line.line(),
              line.reported(),
              line.billed(),
              line.allowedCents(),
              line.reported().adjustments().stream()
                  .map(adjustment -> effective(claim, pending, line.reported(), adjustment))
                  .toList()));
    }
    return lines;
  }

  private List<AdjudicatedLine> undecided(PendingAdjudication pending, List<BilledLine> billed) {
    ReportedClaim said = pending.reported();
    List<AdjudicatedLine> lines = new ArrayList<>();
    if (said.hasClaimLevel()) {
      lines.add(undecided(pending, 0, said.claimLevel(), null));
    }
    for (int place = 1; place <= said.lines().size(); place++) {
      ReportedLine line = said.lines().get(place - 1);
      lines.add(
          undecided(pending, place, line, LineMatcher.match(line, place, billed).orElse(null)));
    }
    return lines;
  }

  private AdjudicatedLine undecided(
      PendingAdjudication pending, int place, ReportedLine line, BilledLine billed) {
    long patient = 0;
    for (ReportedAdjustment adjustment : line.adjustments()) {
      if (adjustment.group().equals(PATIENT_RESPONSIBILITY)
          && classify(pending, line, adjustment) == AdjustmentClass.PATIENT) {
        patient += adjustment.cents();
      }
    }
    return new AdjudicatedLine(place, line, billed, line.paidCents() + patient, List.of());
  }

  private static final String PATIENT_RESPONSIBILITY = "PR";

  private AdjustmentClass classify(
      PendingAdjudication pending, ReportedLine line, ReportedAdjustment adjustment) {
    return classifier.classify(adjustment, remarks(pending, line));
  }

  /** As it takes effect: members of Medicaid plans are never billed. */
  private AdjustmentClass effective(
      ClaimStanding claim,
      PendingAdjudication pending,
      ReportedLine line,
      ReportedAdjustment adjustment) {
    return claim.program() == Program.MEDICAID
        ? classifier.classifyUnbillable(adjustment, remarks(pending, line))
        : classify(pending, line, adjustment);
  }

  /** A line's own remarks go before those of its claim. */
  private static List<String> remarks(PendingAdjudication pending, ReportedLine line) {
    List<String> remarks = new ArrayList<>(line.remarks());
    remarks.addAll(pending.reported().remarks());
    return remarks;
  }

  private static boolean isBookedBy(Transfer transfer, AdjudicationKey key) {
    Subject subject = transfer.subject();
    return subject.paymentId() != null
        && subject.ordinal() != null
        && subject.paymentId() == key.paymentId()
        && subject.ordinal() == key.ordinal();
  }

  private static String itemKey(AdjudicationKey key) {
    return key.paymentId() + "|" + key.ordinal();
  }

  private static String joined(String effect, String codes) {
    return codes == null ? effect : effect + " " + codes;
  }

  /** What an adjudication's adjustments make, by class. */
  private record Sums(long contractual, long patient, long denied, long unlisted, String codes) {
    static final Sums NOTHING = new Sums(0, 0, 0, 0, null);

    static Sums of(List<AdjudicatedLine> lines) {
      long contractual = 0;
      long patient = 0;
      long denied = 0;
      long unlisted = 0;
      Set<String> codes = new TreeSet<>();
      for (AdjudicatedLine line : lines) {
        for (int i = 0; i < line.classes().size(); i++) {
          ReportedAdjustment adjustment = line.reported().adjustments().get(i);
          switch (line.classes().get(i)) {
            case CONTRACTUAL -> contractual += adjustment.cents();
            case PATIENT -> patient += adjustment.cents();
            case DENIED -> {
              denied += adjustment.cents();
              codes.add(adjustment.code());
            }
            case UNLISTED -> unlisted += adjustment.cents();
            case PRIOR_PAYER, PENDING, FORWARDED, INFORMATIONAL -> {}
          }
        }
      }
      return new Sums(
          contractual, patient, denied, unlisted, codes.isEmpty() ? null : String.join(" ", codes));
    }

    boolean isNothing() {
      return contractual == 0 && patient == 0 && denied == 0 && unlisted == 0;
    }
  }

  /** The transfers of one adjudication. */
  private record Booking(PendingAdjudication pending, ClaimStanding claim, int version) {

    private Subject subject(AdjudicatedLine line) {
      return pending
          .subject()
          .onClaim(claim.claimId(), version, claim.serviceDate())
          .onLine(line.lineNumber());
    }

    Optional<Transfer> cash(AdjudicatedLine line) {
      long cents = line.reported().paidCents();
      return cents == 0
          ? Optional.empty()
          : Optional.of(
              BookEvent.PAYER_PAID.transfer(
                  claim.billingEntity(),
                  "",
                  claim.payer(),
                  cents,
                  subject(line),
                  pending.cause(),
                  pending.paidOn(),
                  line.line()));
    }

    List<Transfer> adjustments(AdjudicatedLine line) {
      List<Transfer> made = new ArrayList<>();
      for (int i = 0; i < line.classes().size(); i++) {
        ReportedAdjustment adjustment = line.reported().adjustments().get(i);
        if (adjustment.cents() != 0) {
          adjustment(line, line.classes().get(i), adjustment, i + 1).ifPresent(made::add);
        }
      }
      return made;
    }

    private Optional<Transfer> adjustment(
        AdjudicatedLine line, AdjustmentClass by, ReportedAdjustment adjustment, int place) {
      return switch (by) {
        case CONTRACTUAL ->
            Optional.of(transfer(BookEvent.CONTRACTUAL, claim.payer(), line, adjustment, place));
        case PATIENT ->
            Optional.of(
                transfer(BookEvent.PATIENT_SHARE, claim.clientId(), line, adjustment, place));
        case DENIED ->
            Optional.of(transfer(BookEvent.DENIED, claim.payer(), line, adjustment, place));
        case UNLISTED ->
            Optional.of(
                transfer(BookEvent.UNCLASSIFIED, pending.originator(), line, adjustment, place));
        case PRIOR_PAYER, PENDING, FORWARDED, INFORMATIONAL -> Optional.empty();
      };
    }

    private Transfer transfer(
        BookEvent event,
        String owner,
        AdjudicatedLine line,
        ReportedAdjustment adjustment,
        int place) {
      return event.transfer(
          claim.billingEntity(),
          owner,
          claim.payer(),
          adjustment.cents(),
          subject(line),
          pending.cause() + "#" + adjustment.code(),
          pending.paidOn(),
          line.line(),
          place);
    }
  }
}
