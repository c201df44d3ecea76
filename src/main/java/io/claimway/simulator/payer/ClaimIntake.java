package io.claimway.simulator.payer;

import io.claimway.money.BankingCalendar;
import io.claimway.simulator.payer.adjudication.AcceptanceDesk;
import io.claimway.simulator.payer.adjudication.PayDesk;
import io.claimway.simulator.payer.fault.Fault;
import io.claimway.simulator.payer.fault.FaultDraw;
import io.claimway.simulator.payer.fault.FaultLog;
import io.claimway.simulator.payer.intake.ClaimAcknowledgements;
import io.claimway.simulator.payer.intake.ClaimAssembler;
import io.claimway.simulator.payer.intake.FileAcknowledgements;
import io.claimway.simulator.payer.intake.InterchangeIntake;
import io.claimway.simulator.payer.intake.PayerVerdict;
import io.claimway.simulator.payer.intake.ReceivedClaim;
import io.claimway.simulator.payer.intake.ReceivedGroup;
import io.claimway.simulator.payer.intake.ReceivedInterchange;
import io.claimway.simulator.payer.intake.ReceivedTransaction;
import io.claimway.simulator.payer.partner.Dispatch;
import io.claimway.simulator.payer.partner.PartnerDirectory;
import io.claimway.simulator.payer.partner.RegistryIndex;
import io.claimway.simulator.payer.partner.SimulatedPartner;
import io.claimway.simulator.payer.wire.GuideFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One morning's 837P files: read, judged, answered, and what is accepted put on the payers' agenda.
 */
final class ClaimIntake {

  private static final List<List<String>> REJECTIONS =
      List.of(
          List.of("A7:500:QC"),
          List.of("A3:21", "A3:187"),
          List.of("A7:255"),
          List.of("A7:249"),
          List.of("A6:164:IL"),
          List.of("A8:507"));

  private final InterchangeIntake<ClaimAssembler> intake = InterchangeIntake.ofClaims();
  private final Set<String> controls = new HashSet<>();
  private final PartnerDirectory directory;
  private final RegistryIndex registry;
  private final AcceptanceDesk acceptance;
  private final PayDesk payDesk;
  private final Dispatch dispatch;
  private final FaultDraw draw;
  private final FaultLog log;

  private final List<Arrival> arrivals = new ArrayList<>();
  private Set<String> struckTransactions = Set.of();

  /** A file of this morning on its way through. */
  private static final class Arrival {
    private final SimulatedPartner partner;
    private ReceivedInterchange<ClaimAssembler> received;
    private final Map<ReceivedTransaction<ClaimAssembler>, List<AcceptanceDesk.Judgement>>
        judgements = new LinkedHashMap<>();

    Arrival(SimulatedPartner partner, ReceivedInterchange<ClaimAssembler> received) {
      this.partner = partner;
      this.received = received;
    }

    String key() {
      return partner.slug() + "|" + received.control();
    }
  }

  ClaimIntake(
      PartnerDirectory directory,
      RegistryIndex registry,
      AcceptanceDesk acceptance,
      PayDesk payDesk,
      Dispatch dispatch,
      FaultDraw draw,
      FaultLog log) {
    this.directory = directory;
    this.registry = registry;
    this.acceptance = acceptance;
    this.payDesk = payDesk;
    this.dispatch = dispatch;
    this.draw = draw;
    this.log = log;
  }

  /** Takes one file in. */
  void take(String fileName, SimulatedPartner partner, byte[] bytes, LocalDate day) {
    ReceivedInterchange<ClaimAssembler> received = intake.read(fileName, partner, bytes);
    if (received.accepted() && !controls.add(partner.slug() + "|" + received.control())) {
      received = received.refused("025");
    }
    if (!received.accepted()) {
      error(day, partner, "file-refused", fileName, "TA105 " + received.note());
    }
    arrivals.add(new Arrival(partner, received));
  }

  private void error(
      LocalDate day, SimulatedPartner partner, String what, String subject, String detail) {
    log.add(
        new FaultLog.Entry(
            day, FaultLog.Kind.CLAIMWAY_ERROR, what, partner.slug(), subject, detail));
  }

  /** Judges and answers everything taken in since the last call. */
  void answer(LocalDate day) {
    strikeFiles(day);
    strikeTransactions(day);
    arrivals.forEach(arrival -> judge(arrival, day));
    strikeClaims(day);
    Answering answering = new Answering(day);
    arrivals.forEach(arrival -> send(arrival, answering));
    for (Arrival arrival : arrivals) {
      if (arrival.received.test()) {
        arrival.judgements.values().stream().flatMap(List::stream).forEach(acceptance::forget);
      } else {
        arrival.judgements.values().stream()
            .flatMap(List::stream)
            .filter(judgement -> judgement.file() != null)
            .forEach(judgement -> payDesk.schedule(judgement.file()));
      }
    }
    arrivals.clear();
  }

  private void strikeFiles(LocalDate day) {
    Set<String> struck =
        draw.strike(Fault.FILE_REJECTED, keysOf(arrival -> arrival.received.accepted()));
    for (Arrival arrival : arrivals) {
      if (struck.contains(arrival.key())) {
        arrival.received = arrival.received.refused("024");
        log.fault(
            day,
            Fault.FILE_REJECTED,
            arrival.partner.slug(),
            arrival.received.fileName(),
            "TA105 024");
      }
    }
  }

  private List<String> keysOf(Predicate<Arrival> able) {
    return arrivals.stream().filter(able).map(Arrival::key).toList();
  }

  private void strikeTransactions(LocalDate day) {
    Set<String> candidates = new TreeSet<>();
    eachCleanTransaction(
        (arrival, group, transaction) -> candidates.add(key(arrival, group, transaction)));
    Set<String> struck = draw.strike(Fault.TRANSACTION_REJECTED, candidates);
    struckTransactions = struck;
    if (struck.isEmpty()) {
      return;
    }
    List<Runnable> refusals = new ArrayList<>();
    eachCleanTransaction(
        (arrival, group, transaction) -> {
          if (struck.contains(key(arrival, group, transaction))) {
            GuideFinding finding =
                new GuideFinding(
                    "SV1", transaction.body().firstServicePosition(), "2400", "8", 1, 2, "7");
            refusals.add(
                () ->
                    arrival.received =
                        arrival.received.refused(group.control(), transaction.control(), finding));
            log.fault(
                day,
                Fault.TRANSACTION_REJECTED,
                arrival.partner.slug(),
                arrival.received.fileName(),
                "ST " + transaction.control());
          }
        });
    refusals.forEach(Runnable::run);
  }

  private interface TransactionVisitor {
    void visit(
        Arrival arrival,
        ReceivedGroup<ClaimAssembler> group,
        ReceivedTransaction<ClaimAssembler> transaction);
  }

  private void eachCleanTransaction(TransactionVisitor visitor) {
    for (Arrival arrival : arrivals) {
      if (!arrival.received.accepted()) {
        continue;
      }
      for (ReceivedGroup<ClaimAssembler> group : arrival.received.groups()) {
        group.transactions().stream()
            .filter(group::takes)
            .forEach(transaction -> visitor.visit(arrival, group, transaction));
      }
    }
  }

  private static String key(
      Arrival arrival,
      ReceivedGroup<ClaimAssembler> group,
      ReceivedTransaction<ClaimAssembler> transaction) {
    return arrival.key() + "|" + group.control() + "|" + transaction.control();
  }

  private void judge(Arrival arrival, LocalDate day) {
    if (!arrival.received.accepted()) {
      return;
    }
    for (ReceivedGroup<ClaimAssembler> group : arrival.received.groups()) {
      for (ReceivedTransaction<ClaimAssembler> transaction : group.transactions()) {
        if (group.takes(transaction)) {
          List<AcceptanceDesk.Judgement> judgements = new ArrayList<>();
          for (ReceivedClaim claim : transaction.body().claims()) {
            judgements.add(acceptance.judge(arrival.partner.slug(), claim, day));
          }
          arrival.judgements.put(transaction, judgements);
        } else {
          noteRefusal(arrival, group, transaction, day);
        }
      }
    }
  }

  private void noteRefusal(
      Arrival arrival,
      ReceivedGroup<ClaimAssembler> group,
      ReceivedTransaction<ClaimAssembler> transaction,
      LocalDate day) {
    if (struckTransactions.contains(key(arrival, group, transaction))) {
      return;
    }
    String findings =
        String.join(
            "; ", transaction.findings().stream().limit(5).map(GuideFinding::describe).toList());
    error(
        day,
        arrival.partner,
        "transaction-refused",
        arrival.received.fileName(),
        "group "
            + group.errors()
            + " ST "
            + transaction.control()
            + " "
            + transaction.errors()
            + " "
            + findings);
  }

  private void strikeClaims(LocalDate day) {
    Set<String> candidates = new TreeSet<>();
    for (Arrival arrival : arrivals) {
      for (List<AcceptanceDesk.Judgement> judgements : arrival.judgements.values()) {
        judgements.stream()
            .filter(AcceptanceDesk.Judgement::mayBeStruck)
            .forEach(judgement -> candidates.add(judgement.verdict().claim().naturalKey()));
      }
    }
    Set<String> struck = draw.strike(Fault.CLAIM_REJECTED, candidates);
    if (struck.isEmpty()) {
      return;
    }
    for (Arrival arrival : arrivals) {
      for (List<AcceptanceDesk.Judgement> judgements : arrival.judgements.values()) {
        judgements.replaceAll(
            judgement -> {
              String key = judgement.mayBeStruck() ? judgement.verdict().claim().naturalKey() : "";
              return struck.contains(key)
                  ? refuse(judgement, arrival.partner, key, day)
                  : judgement;
            });
      }
    }
  }

  private AcceptanceDesk.Judgement refuse(
      AcceptanceDesk.Judgement judgement, SimulatedPartner partner, String key, LocalDate day) {
    List<String> statuses = REJECTIONS.get(draw.dice().below(REJECTIONS.size(), "rejection", key));
    log.fault(
        day,
        Fault.CLAIM_REJECTED,
        partner.slug(),
        judgement.verdict().claim().controlNumber(),
        String.join(" ", statuses));
    return acceptance.strike(judgement, "fault", statuses);
  }

  /** Which answers of this morning are late or never come. */
  private final class Answering {
    private final LocalDate day;
    private final Set<String> silent;
    private final Set<String> withoutReport;
    private final Set<String> lateReport;

    Answering(LocalDate day) {
      this.day = day;
      Collection<String> keys = keysOf(arrival -> arrival.received.accepted());
      silent = strike(Fault.ACKNOWLEDGEMENT_MISSING, keys);
      withoutReport = strike(Fault.CLAIM_ACKNOWLEDGEMENT_MISSING, keys);
      lateReport = strike(Fault.CLAIM_ACKNOWLEDGEMENT_LATE, keys);
    }

    private Set<String> strike(Fault fault, Collection<String> keys) {
      Set<String> struck = draw.strike(fault, keys);
      struck.stream()
          .sorted()
          .forEach(key -> log.fault(day, fault, key.substring(0, key.indexOf('|')), key, ""));
      return struck;
    }
  }

  private void send(Arrival arrival, Answering answering) {
    if (answering.silent.contains(arrival.key())) {
      return;
    }
    SimulatedPartner partner = arrival.partner;
    String slug = partner.slug();
    LocalDate day = answering.day;
    byte[] ta1 =
        FileAcknowledgements.ta1(arrival.received, partner, day, dispatch.nextControl(slug));
    dispatch.send(day, slug, "TA1", slug, "edi", ta1);
    if (!arrival.received.accepted()) {
      return;
    }
    byte[] of999 =
        FileAcknowledgements.of999(arrival.received, partner, day, dispatch.nextControl(slug));
    dispatch.send(day, slug, "999", slug, "edi", of999);
    if (!answering.withoutReport.contains(arrival.key()) && !arrival.judgements.isEmpty()) {
      LocalDate due =
          answering.lateReport.contains(arrival.key()) ? BankingCalendar.plus(day, 3) : day;
      report(arrival, due);
    }
  }

  private void report(Arrival arrival, LocalDate due) {
    SimulatedPartner partner = arrival.partner;
    String slug = partner.slug();
    LocalDate received = arrival.received.day();
    if (partner.clearinghouse() && draw.dice().below(2, "forwarding", arrival.key()) == 0) {
      ClaimAcknowledgements forwarding =
          new ClaimAcknowledgements(
              partner, received, due, dispatch.nextControl(slug), registry.groupsByNpi());
      arrival.judgements.forEach(
          (transaction, judgements) ->
              forwarding.ofClearinghouse(
                  transaction.body().batchReference(),
                  arrival.received.control() + transaction.control(),
                  judgements.stream().map(AcceptanceDesk.Judgement::verdict).toList()));
      dispatch.send(due, slug, "277CA", slug, "edi", forwarding.bytes());
    }
    ClaimAcknowledgements acknowledgements =
        new ClaimAcknowledgements(
            partner, received, due, dispatch.nextControl(slug), registry.groupsByNpi());
    arrival.judgements.forEach(
        (transaction, judgements) -> {
          Map<String, List<PayerVerdict>> byPayer = new TreeMap<>();
          judgements.forEach(
              judgement ->
                  byPayer
                      .computeIfAbsent(
                          judgement.verdict().claim().payerId(), any -> new ArrayList<>())
                      .add(judgement.verdict()));
          byPayer.forEach(
              (payerId, verdicts) ->
                  directory
                      .payer(slug, payerId)
                      .ifPresentOrElse(
                          payer ->
                              acknowledgements.ofPayer(
                                  payer,
                                  transaction.body().batchReference(),
                                  arrival.received.control() + transaction.control() + payerId,
                                  verdicts),
                          () ->
                              acknowledgements.ofPartner(
                                  transaction.body().batchReference(),
                                  arrival.received.control() + transaction.control() + "X",
                                  verdicts)));
        });
    dispatch.send(due, slug, "277CA", slug, "edi", acknowledgements.bytes());
  }
}
