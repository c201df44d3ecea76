package io.claimway.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.claimway.archive.CodeLibrary;
import io.claimway.claim.ClaimState;
import io.claimway.ledger.Account;
import io.claimway.ledger.AccountKind;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Transfer;
import io.claimway.ledger.TransferKey;
import io.claimway.oracle.Billed.Kind;
import io.claimway.oracle.Billed.Move;
import io.claimway.oracle.Billed.Version;
import io.claimway.party.payer.Program;
import io.claimway.remittance.AdjudicationFold;
import io.claimway.remittance.AdjudicationKey;
import io.claimway.remittance.AdjudicationOutcome;
import io.claimway.remittance.AdjustmentClassifier;
import io.claimway.remittance.BilledClaim;
import io.claimway.remittance.BilledLine;
import io.claimway.remittance.BookedAdjudication;
import io.claimway.remittance.ClaimMatch;
import io.claimway.remittance.ClaimParties;
import io.claimway.remittance.ClaimStanding;
import io.claimway.remittance.FamilyBook;
import io.claimway.remittance.FamilyOutcome;
import io.claimway.remittance.MatchCandidate;
import io.claimway.remittance.MoneyMovement;
import io.claimway.remittance.PaymentSighting;
import io.claimway.remittance.PaymentVerdict;
import io.claimway.remittance.PendingAdjudication;
import io.claimway.remittance.ReceivedPayment;
import io.claimway.remittance.RemittanceMatcher;
import io.claimway.remittance.RemittanceRow;
import io.claimway.remittance.ReportedAdjustment;
import io.claimway.remittance.ReportedClaim;
import io.claimway.remittance.ReportedLine;
import io.claimway.remittance.SentVersion;
import io.claimway.run.Sha256;
import io.claimway.submission.DeliveredClaim;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import io.claimway.x12.remittance835.RemittanceRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The real core on the same files: what lies between its functions (candidates, canonical order,
 * what is kept for another night) is done here as the tables do it, in memory.
 */
final class CoreBook implements Book {
  private static final AdjustmentClassifier CLASSIFIER = classifier();
  private static final Map<AccountKind, String> WORDS =
      Map.of(
          AccountKind.PAYER_RECEIVABLE, OracleBook.RECEIVABLE,
          AccountKind.DENIED_RECEIVABLE, "denied",
          AccountKind.PATIENT_RECEIVABLE, "patient",
          AccountKind.REMITTANCE_CLEARING, OracleBook.CLEARING,
          AccountKind.SUSPENSE, OracleBook.SUSPENSE,
          AccountKind.CONTRACTUAL_ADJUSTMENTS, "contractual",
          AccountKind.GROSS_CHARGES, "gross",
          AccountKind.CREDIT_BALANCES, "credit");
  private static final Set<WorkItemKind> TOLD =
      Set.of(
          WorkItemKind.DENIED_CLAIM,
          WorkItemKind.NEXT_PAYER_SHARE,
          WorkItemKind.MEMBER_KNOWN_OTHERWISE);

  private final Set<String> entities;
  private final Set<String> originators;
  private final Map<String, Long> claimIds = new LinkedHashMap<>();
  private final Map<String, Long> familyIds = new HashMap<>();
  private final Map<Long, ClaimStanding> claims = new TreeMap<>();
  private final Map<Long, Long> families = new HashMap<>();
  private final Map<MatchCandidate, Version> versions = new LinkedHashMap<>();
  private final Set<String> files = new HashSet<>();
  private final List<Kept> payments = new ArrayList<>();
  private final Map<AdjudicationKey, BookedAdjudication> booked = new LinkedHashMap<>();
  private final Map<TransferKey, Transfer> transfers = new LinkedHashMap<>();
  private final Set<TransferKey> undone = new HashSet<>();
  private final Map<AdjudicationKey, Waiting> waiting = new TreeMap<>();
  private final Map<WorkItemKey, WorkItem> open = new LinkedHashMap<>();
  private final Map<String, String> whole = new TreeMap<>();

  /** A payment of the book with what its claims say. */
  private record Kept(
      long id, RemittanceRow row, String payee, String content, Set<String> claims) {
    boolean isOf(RemittanceRow other, String otherPayee) {
      return row.originator().equals(other.originator())
          && row.trace().equals(other.trace())
          && payee.equals(otherPayee);
    }
  }

  /** A reported claim on its way, with the person whom it names. */
  private record Waiting(PendingAdjudication pending, ClaimParties said, String reason) {}

  /** A payment of tonight's files. */
  private record Sighted(RemittanceRow row, String payee, String content, List<Reported> claims) {
    Set<String> told() {
      return claims.stream().map(c -> c.head().content()).collect(Collectors.toSet());
    }
  }

  private record Reported(RemittanceRow head, List<RemittanceRow> lines) {}

  CoreBook(Set<String> entities, Set<String> originators) {
    this.entities = entities;
    this.originators = originators;
  }

  private static AdjustmentClassifier classifier() {
    try {
      return AdjustmentClassifier.read(
          Files.readAllLines(Path.of("src/main/resources/codes/adjustment_classes.csv")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Override
  public List<Move> deliver(Version version, LocalDate day) {
    long id = claimIds.computeIfAbsent(version.claim(), k -> claimIds.size() + 1L);
    long family = familyIds.computeIfAbsent(version.family(), k -> familyIds.size() + 1L);
    families.put(id, family);
    ClaimStanding before = claims.get(id);
    int number = before == null ? 1 : before.version() + 1;
    String frequency =
        version.kind() == Kind.VOID ? "8" : version.kind() == Kind.REPLACEMENT ? "7" : "1";
    SentVersion sent = new SentVersion(number, frequency, version.charge(), lines(version));
    ClaimStanding standing = standing(version, id, before, sent);
    claims.put(id, standing);
    versions.put(new MatchCandidate(id, number, version.payer(), family), version);
    if (version.order() > 0) {
      return List.of();
    }
    List<Transfer> denials =
        transfers.values().stream()
            .filter(t -> t.event() == BookEvent.DENIED && t.undoes() == null)
            .filter(t -> !undone.contains(t.key()) && t.subject().claimId() == id)
            .toList();
    DeliveredClaim delivered =
        new DeliveredClaim(
            version.claim(),
            id,
            number,
            frequency,
            version.payer(),
            version.entity(),
            version.date(),
            version.charge(),
            before == null ? 0 : before.versions().get(before.versions().size() - 1).chargeCents(),
            denials,
            "file");
    List<Move> moves = new ArrayList<>();
    for (Transfer transfer : delivered.transfers(day)) {
      keep(transfer);
      if (transfer.event() != BookEvent.CLAIM_DELIVERED) {
        moves.add(move(transfer));
      }
    }
    delivered.deniedItems().forEach(open::remove);
    return moves;
  }

  private static List<BilledLine> lines(Version version) {
    List<BilledLine> lines = new ArrayList<>();
    for (Billed.Line line : version.lines()) {
      lines.add(
          new BilledLine(
              lines.size() + 1,
              line.number(),
              line.code(),
              line.modifiers().isEmpty() ? List.of() : List.of(line.modifiers()),
              line.charge(),
              0));
    }
    return lines;
  }

  private static ClaimStanding standing(
      Version version, long id, ClaimStanding before, SentVersion sent) {
    boolean original = sent.frequency().equals("1");
    List<SentVersion> all = new ArrayList<>(before == null ? List.of() : before.versions());
    all.add(sent);
    return new ClaimStanding(
        id,
        version.claim(),
        version.payer(),
        version.entity(),
        client(version),
        version.date(),
        "PST".substring(version.order(), version.order() + 1),
        version.next(),
        Program.valueOf(version.program()),
        0,
        sent.version(),
        ClaimState.ACCEPTED,
        null,
        version.date(),
        original || before == null ? Integer.valueOf(sent.version()) : before.live(),
        original || before == null ? ClaimState.ACCEPTED : before.liveState(),
        before == null ? 3 : before.lastSeq() + 1,
        before == null || version.icn() != null ? version.icn() : before.payerClaimNumber(),
        all);
  }

  private static String client(Version version) {
    Billed.Person person = version.person();
    return person.last() + "." + person.first() + "." + person.member();
  }

  @Override
  public List<Move> night(LocalDate night, List<String> texts) {
    List<Transfer> tonight = new ArrayList<>();
    List<Sighted> sighted = new ArrayList<>();
    for (String text : texts) {
      String sha = Sha256.hex(text);
      if (files.add(sha)) {
        sighted.addAll(read(sha, text));
      }
    }
    sighted.sort(
        Comparator.<Sighted, String>comparing(s -> s.row.originator())
            .thenComparing(Sighted::payee)
            .thenComparing(s -> s.row.trace())
            .thenComparing(s -> s.row.paidOn())
            .thenComparing(s -> s.row.amountCents())
            .thenComparing(Sighted::content)
            .thenComparing(s -> s.row.sha256())
            .thenComparing(s -> s.row.transactionOrdinal()));
    List<Kept> before = List.copyOf(payments);
    List<Waiting> pending = new ArrayList<>();
    for (int place = 0; place < sighted.size(); place++) {
      Sighted payment = sighted.get(place);
      PaymentVerdict verdict =
          PaymentVerdict.of(sighting(payment, sighted.subList(0, place), before));
      told(payment, verdict);
      if (verdict.isKept()) {
        long id = payments.size() + 1L;
        payments.add(new Kept(id, payment.row, payment.payee, payment.content, payment.told()));
        ReceivedPayment received = received(payment, verdict, id);
        received.suspension().ifPresent(tonight::add);
        pending.addAll(fresh(night, payment, verdict, id, received.naturalKey()));
      }
    }
    waiting.values().stream()
        .filter(w -> !w.reason.equals(PendingAdjudication.OUT_OF_BALANCE))
        .map(w -> again(w))
        .forEach(pending::add);
    tonight.addAll(fold(night, matched(pending)));
    return tonight.stream().map(this::move).toList();
  }

  private List<Sighted> read(String sha, String text) {
    List<RemittanceRow> rows = new ArrayList<>();
    try (RemittanceRows read =
        new RemittanceRows(sha, new ByteArrayInputStream(text.getBytes(UTF_8)))) {
      read.forEachRemaining(rows::add);
    }
    List<Sighted> sighted = new ArrayList<>();
    for (RemittanceRow row : rows) {
      if (row.kind().equals("Q")) {
        throw new IllegalStateException("Cannot use what the oracle wrote: " + row.flaw());
      }
      if (row.kind().equals("P")) {
        List<RemittanceRow> of =
            rows.stream().filter(r -> r.transactionOrdinal() == row.transactionOrdinal()).toList();
        List<Reported> claims = new ArrayList<>();
        of.stream()
            .filter(r -> r.kind().equals("C"))
            .forEach(
                head ->
                    claims.add(
                        new Reported(
                            head,
                            of.stream()
                                .filter(r -> r.kind().equals("L"))
                                .filter(r -> r.position() == head.position())
                                .toList())));
        String content =
            claims.stream().map(c -> c.head.content()).sorted().collect(Collectors.joining(","));
        String payee = entities.contains(row.payeeId()) ? row.payeeId() : "?" + row.payeeId();
        sighted.add(new Sighted(row, payee, content, claims));
      }
    }
    return sighted;
  }

  private PaymentSighting sighting(Sighted payment, List<Sighted> earlier, List<Kept> before) {
    RemittanceRow row = payment.row;
    List<Kept> known = before.stream().filter(k -> k.isOf(row, payment.payee)).toList();
    Predicate<Kept> sameDay = k -> k.row.paidOn().equals(row.paidOn());
    Predicate<Kept> equal =
        k -> k.row.amountCents().equals(row.amountCents()) && k.content.equals(payment.content);
    List<Sighted> beside =
        earlier.stream()
            .filter(s -> s.row.test().equals(row.test()))
            .filter(s -> s.row.originator().equals(row.originator()))
            .filter(s -> s.payee.equals(payment.payee))
            .filter(s -> s.row.trace().equals(row.trace()))
            .toList();
    List<Sighted> besideThatDay =
        beside.stream().filter(s -> s.row.paidOn().equals(row.paidOn())).toList();
    boolean retold =
        known.stream()
                .filter(sameDay.negate())
                .anyMatch(k -> k.claims.stream().anyMatch(payment.told()::contains))
            || beside.stream()
                .filter(s -> s.row.paidOn().isBefore(row.paidOn()))
                .anyMatch(s -> s.told().stream().anyMatch(payment.told()::contains));
    return new PaymentSighting(
        row.test(),
        besideThatDay.stream()
            .anyMatch(
                s ->
                    s.row.amountCents().equals(row.amountCents())
                        && s.content.equals(payment.content)),
        known.stream().anyMatch(sameDay.and(equal)),
        !besideThatDay.isEmpty()
            && !(besideThatDay.get(0).row.amountCents().equals(row.amountCents())
                && besideThatDay.get(0).content.equals(payment.content)),
        known.stream().anyMatch(sameDay),
        retold,
        !payment.payee.startsWith("?"),
        originators.contains(row.originator()),
        false,
        MoneyMovement.valueOf(row.movement()),
        row.amountCents(),
        row.flaw());
  }

  private void told(Sighted payment, PaymentVerdict verdict) {
    String identity = identity(payment.row);
    if (verdict == PaymentVerdict.GOOD
        && payment.row.amountCents() != 0
        && payment.row.movement().equals(MoneyMovement.DRAW.name())) {
      whole.put(identity + " drawn", "PAYMENT_TO_DRAW");
    } else if (verdict != PaymentVerdict.GOOD) {
      String word =
          switch (verdict) {
            case DUPLICATE -> "SEEN_BEFORE";
            case CONFLICT -> "OTHER_CONTENT";
            case UNKNOWN_PAYEE -> "STRANGER";
            case AMOUNT_WITHOUT_MONEY -> "MONEY_THAT_DOES_NOT_MOVE";
            case TRACE_ON_ANOTHER_DATE -> "TRACE_ON_OTHER_DATE";
            default -> verdict.name();
          };
      whole.put(identity + (verdict == PaymentVerdict.DUPLICATE ? " again" : ""), word);
    }
  }

  private static String identity(RemittanceRow row) {
    return String.join("/", row.originator(), row.payeeId(), row.trace(), row.paidOn().toString());
  }

  private ReceivedPayment received(Sighted payment, PaymentVerdict verdict, long id) {
    RemittanceRow row = payment.row;
    String entity = payment.payee.startsWith("?") ? null : payment.payee;
    return new ReceivedPayment(
        id,
        verdict,
        row.flaw(),
        row.sha256(),
        row.transactionControl(),
        row.originator(),
        payment.payee,
        entity,
        row.trace(),
        row.paidOn(),
        row.amountCents());
  }

  private static List<Waiting> fresh(
      LocalDate night, Sighted payment, PaymentVerdict verdict, long id, String naturalKey) {
    List<Reported> claims = new ArrayList<>(payment.claims);
    claims.sort(
        Comparator.<Reported, String>comparing(c -> c.head.patientControlNumber())
            .thenComparing(c -> c.head.payerClaimNumber())
            .thenComparing(c -> c.head.status())
            .thenComparing(c -> c.head.chargeCents())
            .thenComparing(c -> c.head.paidCents())
            .thenComparing(c -> c.head.content())
            .thenComparing(c -> c.head.position()));
    List<Waiting> fresh = new ArrayList<>();
    for (int ordinal = 1; ordinal <= claims.size(); ordinal++) {
      Reported claim = claims.get(ordinal - 1);
      RemittanceRow head = claim.head;
      String reason =
          verdict != PaymentVerdict.GOOD
              ? PendingAdjudication.WITH_ITS_PAYMENT
              : head.flaw() != null ? PendingAdjudication.OUT_OF_BALANCE : null;
      fresh.add(
          new Waiting(
              new PendingAdjudication(
                  new AdjudicationKey(id, ordinal),
                  naturalKey + "#" + ordinal,
                  payment.row.originator(),
                  payment.payee,
                  payment.row.paidOn(),
                  night,
                  head.sha256() + "#" + head.segment(),
                  null,
                  reason,
                  List.of(),
                  null,
                  true,
                  false,
                  head.content(),
                  reported(claim)),
              said(head),
              reason));
    }
    return fresh;
  }

  private static ClaimParties said(RemittanceRow head) {
    return new ClaimParties(
        head.patientLast(),
        head.patientFirst(),
        head.memberId(),
        head.correctedMemberId(),
        head.renderingNpi(),
        head.serviceDate());
  }

  private static ReportedClaim reported(Reported claim) {
    RemittanceRow head = claim.head;
    List<ReportedLine> lines = claim.lines.stream().map(CoreBook::line).toList();
    boolean level = !claim.lines.isEmpty() && claim.lines.get(0).line() == 0;
    return new ReportedClaim(
        head.patientControlNumber(),
        head.status(),
        head.chargeCents(),
        head.paidCents(),
        head.patientCents(),
        head.payerClaimNumber(),
        head.frequency(),
        head.serviceDate(),
        head.segment(),
        ClaimParties.UNSAID,
        head.crossedOver(),
        level ? lines.get(0).adjustments() : List.of(),
        head.remarks(),
        level ? lines.subList(1, lines.size()) : lines);
  }

  private static ReportedLine line(RemittanceRow row) {
    List<ReportedAdjustment> adjustments = new ArrayList<>();
    for (int i = 0; i < row.adjustmentGroups().size(); i++) {
      adjustments.add(
          new ReportedAdjustment(
              row.adjustmentGroups().get(i),
              row.adjustmentReasons().get(i),
              row.adjustmentCents().get(i)));
    }
    return new ReportedLine(
        row.procedureCode(),
        row.decidedCode(),
        row.modifiers(),
        row.serviceDate(),
        row.chargeCents(),
        row.paidCents(),
        row.lineControlNumber(),
        adjustments,
        row.remarks());
  }

  private static Waiting again(Waiting left) {
    return new Waiting(with(left.pending, null, null, List.of(), false), left.said, null);
  }

  private static PendingAdjudication with(
      PendingAdjudication p,
      ClaimMatch match,
      String reason,
      List<Long> candidates,
      boolean fresh) {
    PendingAdjudication changed =
        new PendingAdjudication(
            p.key(),
            p.naturalKey(),
            p.originator(),
            p.billingEntity(),
            p.paidOn(),
            p.receivedOn(),
            p.cause(),
            match,
            reason,
            candidates,
            null,
            fresh,
            p.accepted(),
            p.content(),
            p.reported());
    return fresh ? changed : changed.inSuspense();
  }

  /** Control numbers first, all of them, then what is left. */
  private List<Waiting> matched(List<Waiting> pending) {
    RemittanceMatcher matcher = new RemittanceMatcher();
    List<Waiting> matched = new ArrayList<>();
    List<Waiting> left = new ArrayList<>();
    pending.sort(
        Comparator.<Waiting>comparingLong(w -> w.pending.key().paymentId())
            .thenComparing(w -> w.pending.key().ordinal()));
    for (Waiting each : pending) {
      Optional<ClaimMatch> match =
          each.reason != null
              ? Optional.empty()
              : matcher.byControlNumber(
                  each.said,
                  billed(
                      each,
                      (c, v) -> v.pcn().equals(each.pending.reported().patientControlNumber())));
      if (match.isPresent() || each.reason != null) {
        matched.add(matched(each, match.orElse(null)));
      } else {
        left.add(each);
      }
    }
    for (Waiting each : left) {
      ReportedClaim said = each.pending.reported();
      ClaimMatch match =
          matcher
              .byPayerNumber(
                  each.said, billed(each, (c, v) -> isKnownBy(c, said.payerClaimNumber())))
              .orElseGet(
                  () ->
                      matcher.byDescription(
                          said.isReversal(),
                          each.said,
                          billed(each, (c, v) -> isDescribed(c, v, said))));
      matched.add(matched(each, match));
    }
    return matched;
  }

  private interface Meant {
    boolean test(MatchCandidate candidate, Version version);
  }

  private List<BilledClaim> billed(Waiting each, Meant meant) {
    return versions.entrySet().stream()
        .filter(e -> e.getValue().payer().equals(each.pending.originator()))
        .filter(e -> e.getValue().entity().equals(each.pending.billingEntity()))
        .filter(e -> meant.test(e.getKey(), e.getValue()))
        .map(e -> new BilledClaim(e.getKey(), parties(e.getValue())))
        .toList();
  }

  private boolean isKnownBy(MatchCandidate of, String number) {
    ClaimStanding claim = claims.get(of.claimId());
    return !number.isEmpty()
        && ((number.equals(claim.payerClaimNumber()) && claim.version() == of.version())
            || booked.values().stream()
                .anyMatch(
                    b ->
                        b.claimId() == of.claimId()
                            && b.version() == of.version()
                            && b.payerClaimNumber().equals(number)));
  }

  private boolean isDescribed(MatchCandidate of, Version version, ReportedClaim said) {
    return claims.get(of.claimId()).version() == of.version()
        && version.date().equals(said.serviceDate())
        && version.charge() == Math.abs(said.chargeCents())
        && !said.lines().isEmpty()
        && said.lines().stream()
            .allMatch(
                l ->
                    version.lines().stream()
                        .anyMatch(
                            b ->
                                b.code().equals(l.procedureCode())
                                    && b.charge() == Math.abs(l.chargeCents())));
  }

  private static ClaimParties parties(Version version) {
    return new ClaimParties(
        version.person().last(),
        version.person().first(),
        version.person().member(),
        "",
        version.npi(),
        version.date());
  }

  private static Waiting matched(Waiting each, ClaimMatch match) {
    String reason =
        each.reason != null ? each.reason : match.isFound() ? null : match.reason().name();
    return new Waiting(
        with(each.pending, match, reason, List.of(), each.pending.fresh()), each.said, reason);
  }

  private List<Transfer> fold(LocalDate night, List<Waiting> pending) {
    Map<Long, List<Waiting>> byFamily = new TreeMap<>();
    long alone = 0;
    for (Waiting each : pending) {
      ClaimMatch match = each.pending.match();
      long family = match != null && match.isFound() ? match.candidate().familyId() : --alone;
      byFamily.computeIfAbsent(family, k -> new ArrayList<>()).add(each);
    }
    List<Transfer> tonight = new ArrayList<>();
    AdjudicationFold fold = new AdjudicationFold(CLASSIFIER, CodeLibrary.denialTriage(), night);
    for (Map.Entry<Long, List<Waiting>> family : byFamily.entrySet()) {
      Map<AdjudicationKey, Waiting> of = new HashMap<>();
      family.getValue().forEach(w -> of.put(w.pending.key(), w));
      FamilyOutcome outcome =
          fold.fold(
              book(family.getKey()), family.getValue().stream().map(Waiting::pending).toList());
      tonight.addAll(outcome.transfers());
      outcome.transfers().forEach(this::keep);
      outcome.adjudications().forEach(each -> take(each, of.get(each.pending().key())));
      outcome.adjudications().forEach(this::end);
      outcome.claims().forEach(claim -> claims.put(claim.claimId(), claim));
      open.values()
          .removeIf(
              item ->
                  outcome.over().stream().anyMatch(key -> key.covers(item.key()))
                      && !outcome.due().contains(item));
      outcome.due().forEach(item -> open.put(item.key(), item));
    }
    return tonight;
  }

  private FamilyBook book(long family) {
    Set<Long> its = new LinkedHashSet<>();
    families.forEach(
        (claim, of) -> {
          if (of == family) {
            its.add(claim);
          }
        });
    return new FamilyBook(
        claims.values().stream().filter(c -> its.contains(c.claimId())).toList(),
        booked.values().stream().filter(b -> its.contains(b.claimId())).toList(),
        transfers.values().stream()
            .filter(t -> t.undoes() == null && !undone.contains(t.key()))
            .filter(t -> t.subject().claimId() != null && its.contains(t.subject().claimId()))
            .filter(t -> t.subject().paymentId() != null || t.event() == BookEvent.CLAIM_VOIDED)
            .toList());
  }

  private void take(AdjudicationOutcome outcome, Waiting of) {
    PendingAdjudication pending = outcome.pending();
    if (outcome.effect() == null) {
      if (!PendingAdjudication.WITH_ITS_PAYMENT.equals(outcome.reason())) {
        waiting.put(pending.key(), new Waiting(pending, of.said, outcome.reason()));
      }
      return;
    }
    waiting.remove(pending.key());
    MatchCandidate candidate = pending.match().candidate();
    booked.put(
        pending.key(),
        new BookedAdjudication(
            pending.key(),
            candidate.claimId(),
            candidate.version(),
            candidate.payer(),
            pending.reported().isReversal(),
            pending.reported().chargeCents(),
            pending.reported().paidCents(),
            pending.reported().payerClaimNumber(),
            outcome.appliedOrder(),
            pending.content(),
            lines(outcome),
            outcome.effect(),
            BookedAdjudication.Fate.STANDS));
  }

  private static Set<Integer> lines(AdjudicationOutcome outcome) {
    boolean whole = outcome.lines().stream().anyMatch(line -> line.billed() == null);
    return whole
        ? Set.of()
        : outcome.lines().stream()
            .map(line -> line.billed().lineNumber())
            .collect(Collectors.toSet());
  }

  private void end(AdjudicationOutcome by) {
    BookedAdjudication.Fate how = BookedAdjudication.Fate.by(by.pending().isReversal());
    by.cancels().forEach(key -> booked.computeIfPresent(key, (k, was) -> was.ended(how)));
  }

  private void keep(Transfer transfer) {
    if (transfers.put(transfer.key(), transfer) != null) {
      throw new IllegalStateException("Cannot book twice: " + transfer);
    }
    if (transfer.undoes() != null && !undone.add(transfer.undoes())) {
      throw new IllegalStateException("Cannot undo twice: " + transfer);
    }
  }

  private Move move(Transfer transfer) {
    Long id = transfer.subject().claimId();
    ClaimStanding claim = id == null ? null : claims.get(id);
    Long payment = transfer.subject().paymentId();
    return new Move(
        payment == null ? "delivery" : identity(payments.get((int) (payment - 1)).row),
        claim == null ? null : claim.naturalKey(),
        word(transfer.debit(), claim),
        word(transfer.credit(), claim),
        transfer.amountCents());
  }

  private String word(Account account, ClaimStanding claim) {
    String word = WORDS.getOrDefault(account.kind(), account.kind().text());
    if (claim == null) {
      return word;
    }
    if (account.kind() == AccountKind.PAYER_RECEIVABLE
        && account.owner().equals(claim.nextPayer())) {
      return "next";
    }
    String owner =
        switch (account.kind()) {
          case PATIENT_RECEIVABLE -> claim.clientId();
          case REMITTANCE_CLEARING, GROSS_CHARGES -> "";
          default -> claim.payer();
        };
    return account.owner().equals(owner) ? word : word + " of " + account.owner();
  }

  @Override
  public String state(String claim) {
    ClaimState state = claims.get(claimIds.get(claim)).state();
    return state == ClaimState.ACCEPTED ? "SUBMITTED" : state.name();
  }

  @Override
  public List<String> suspended() {
    return waiting.values().stream()
        .map(
            w ->
                identity(payments.get((int) (w.pending.key().paymentId() - 1)).row)
                    + " "
                    + w.reason)
        .sorted()
        .toList();
  }

  @Override
  public Map<String, String> whole() {
    return whole;
  }

  @Override
  public Set<String> items() {
    Map<String, Long> sums = new TreeMap<>();
    open.values().stream()
        .filter(item -> TOLD.contains(item.kind()))
        .forEach(
            item ->
                sums.merge(
                    claims.get(item.claimId()).naturalKey() + " " + item.kind(),
                    item.cents(),
                    Long::sum));
    return sums.entrySet().stream()
        .map(e -> e.getKey() + " " + Told.dollars(e.getValue()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
