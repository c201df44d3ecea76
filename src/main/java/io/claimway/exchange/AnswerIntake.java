package io.claimway.exchange;

import io.claimway.archive.FileKind;
import io.claimway.eligibility.CoverageAnswer;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.RunStore.InboundName;
import io.claimway.postgres.eligibility.EligibilityTables;
import io.claimway.postgres.eligibility.EligibilityTables.AnswerRow;
import io.claimway.postgres.eligibility.EligibilityTables.AnswerSink;
import io.claimway.postgres.eligibility.EligibilityTables.UntiedAnswers;
import io.claimway.postgres.exchange.ExchangeTables;
import io.claimway.postgres.exchange.ExchangeTables.OpenFile;
import io.claimway.postgres.exchange.ExchangeTables.ReceivedObject;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.ObjectStoreFailure;
import io.claimway.stage.StageContext;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.InterchangeReader;
import io.claimway.x12.LostContent;
import io.claimway.x12.UnreadableFile;
import io.claimway.x12.eligibility.BenefitInterpreter;
import io.claimway.x12.eligibility.EligibilityReader;
import io.claimway.x12.eligibility.ReportedEligibility;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes in 271s: those that earlier nights and this night's receipt left open, and those that come
 * while the night waits.
 */
public final class AnswerIntake {

  private static final String ANSWERS = FileKind.ELIGIBILITY.word();

  /**
   * A wait looks first after half a second and each time a tenth later than the time before, so
   * that it ends at most a tenth too late and looks some 35 times in two minutes.
   */
  private static final Duration FIRST_LOOK = Duration.ofMillis(500);

  private static final int LONGER_EACH_TIME = 10;

  /** Stores on a file system list an object under such a name until it is written whole. */
  private static final Pattern BEING_WRITTEN =
      Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

  private final Database database;
  private final RunStore runs;
  private final ObjectStore objects;
  private final InboundReceiver receiver;
  private final PayerProfiles profiles;
  private final FrozenInputs frozen;

  public AnswerIntake(
      Database database,
      RunStore runs,
      ObjectStore objects,
      InboundReceiver receiver,
      PayerProfiles profiles) {
    this.database = database;
    this.runs = runs;
    this.objects = objects;
    this.receiver = receiver;
    this.profiles = profiles;
    this.frozen = new FrozenInputs(objects);
  }

  /**
   * What was taken in.
   *
   * @param received files that came while the night waited
   * @param outcomes per file that was read, by hash: what became of it
   * @param notes per file that could not be used whole: why
   * @param names what the files are called, by hash
   */
  public record TakenAnswers(
      List<ReceivedObject> received,
      Map<String, String> outcomes,
      Map<String, String> notes,
      Map<String, String> names) {

    /** Publishes which 271s were used, and what could not be. */
    public void publish(PublishingTransaction tx) throws SQLException {
      if (!received.isEmpty()) {
        ExchangeTables.record(tx, received);
      }
      for (Map.Entry<String, String> outcome : outcomes.entrySet()) {
        ExchangeTables.handled(tx, outcome.getKey(), outcome.getValue());
      }
      DueItems.open(
          tx,
          notes.entrySet().stream()
              .map(note -> notUsedWhole(note.getKey(), note.getValue()))
              .toList());
    }

    private WorkItem notUsedWhole(String sha256, String why) {
      return WorkItem.ofFile(
          WorkItemKey.of(WorkItemKind.ELIGIBILITY_ANSWER, sha256),
          "271 " + names.get(sha256),
          why + "; evidence " + sha256,
          sha256);
    }
  }

  /** Whether 271s wait that no night has read. */
  public boolean hasOpen() {
    return !open().isEmpty();
  }

  private List<OpenFile> open() {
    return database.inTransaction(
        connection -> ExchangeTables.listOpen(connection, List.of(ANSWERS)));
  }

  /**
   * Waits until each partner has put as many files as it was sent, or the time is over.
   *
   * @param files how many were sent to each partner
   */
  public void await(
      StageContext context, Pause pause, Duration longestWait, Map<String, Integer> files) {
    Duration step = FIRST_LOOK;
    Duration left = longestWait;
    if (frozen.hasAnswers(context.run().runId())) {
      return;
    }
    while (true) {
      step = step.compareTo(left) < 0 ? step : left;
      pause.await(step);
      left = left.minus(step);
      step = step.plus(step.dividedBy(LONGER_EACH_TIME));
      Map<String, Integer> came = new TreeMap<>();
      arrivals(context, files.keySet())
          .forEach(each -> came.merge(each.partner(), 1, Integer::sum));
      boolean all =
          files.entrySet().stream()
              .allMatch(sent -> came.getOrDefault(sent.getKey(), 0) >= sent.getValue());
      if (all || left.isZero()) {
        return;
      }
    }
  }

  /** What lies in the partners' mailboxes and belongs to no run yet. */
  private List<InboundObject> arrivals(StageContext context, Set<String> partners) {
    if (partners.isEmpty()) {
      return List.of();
    }
    Set<InboundName> frozen = new HashSet<>();
    context.run().manifest().inbound().forEach(each -> frozen.add(InboundName.of(each)));
    return receiver.listNew(List.copyOf(new TreeSet<>(partners)), runs::notTakenIn).stream()
        .filter(each -> !frozen.contains(InboundName.of(each)))
        .filter(each -> !BEING_WRITTEN.matcher(each.name()).find())
        .toList();
  }

  /**
   * Reads all 271s that are there and stages their answers as evidence of this attempt; other kinds
   * of files are left to the next night's receipt.
   *
   * @param partners whose mailboxes are looked into
   */
  public TakenAnswers take(StageContext context, Set<String> partners) {
    List<InboundObject> came =
        partners.isEmpty()
            ? List.of()
            : frozen.answers(context.run().runId(), () -> arrivals(context, partners));
    List<ReceivedObject> received =
        receiver.receive(came).stream()
            .filter(file -> file.isTaken() && file.kind().equals(ANSWERS))
            .toList();
    Map<String, String> names = new TreeMap<>();
    open().forEach(file -> names.putIfAbsent(file.sha256(), file.partner() + "/" + file.name()));
    received.forEach(file -> names.putIfAbsent(file.sha256(), file.partner() + "/" + file.name()));
    Map<String, String> outcomes = new TreeMap<>();
    Map<String, String> notes = new TreeMap<>();
    if (!names.isEmpty()) {
      List<UntiedAnswers> untied =
          database.inTransaction(
              connection ->
                  EligibilityTables.stageAnswers(
                      connection,
                      context.run().runId(),
                      context.attemptId(),
                      context.businessDate(),
                      profiles,
                      sink -> {
                        for (String sha256 : names.keySet()) {
                          outcomes.put(sha256, read(sha256, sink, notes));
                        }
                      }));
      untied.forEach(
          file ->
              notes.merge(
                  file.sha256(),
                  file.answers() + " answers quote no trace that was sent",
                  (one, other) -> one + "; " + other));
    }
    return new TakenAnswers(received, outcomes, notes, names);
  }

  private String read(String sha256, AnswerSink sink, Map<String, String> notes)
      throws SQLException {
    try {
      LostContent lost = lostIn(sha256);
      return read(sha256, lost, sink, notes);
    } catch (UnreadableFile unreadable) {
      notes.put(sha256, "the file is no readable X12: " + unreadable.getMessage());
      return "QUARANTINED";
    } catch (ObjectStoreFailure failure) {
      if (!failure.isRefusal()) {
        throw failure;
      }
      notes.put(sha256, failure.getMessage());
      return "QUARANTINED";
    }
  }

  /** Goes through the file once before it is used: a trailer tells of what stands before it. */
  private LostContent lostIn(String sha256) {
    LostContent lost = new LostContent();
    try (InterchangeReader reader =
        new InterchangeReader(objects.stream(InboundReceiver.evidenceKey(sha256)), lost::accept)) {
      while (reader.next() != InterchangeReader.Event.END) {
        // The findings are what is wanted.
      }
    }
    return lost;
  }

  private String read(String sha256, LostContent lost, AnswerSink sink, Map<String, String> notes)
      throws SQLException {
    List<String> flaws = new ArrayList<>();
    lost.rest().ifPresent(rest -> flaws.add(rest.toString()));
    int used = 0;
    try (EligibilityReader reader =
        new EligibilityReader(
            objects.stream(InboundReceiver.evidenceKey(sha256)),
            finding -> {
              if (finding.code() == FindingCode.TRANSACTION_NOT_READ) {
                flaws.add(finding.toString());
              }
            })) {
      int ordinal = 0;
      while (reader.nextTransaction() != null) {
        ordinal++;
        if (reader.interchange().test()) {
          return "IGNORED_TEST";
        }
        List<CoverageAnswer> answers = answers(reader);
        Optional<Finding> refused = lost.inTransaction(reader.place());
        if (refused.isPresent()) {
          flaws.add(refused.get().toString());
          continue;
        }
        used++;
        for (CoverageAnswer answer : answers) {
          sink.take(AnswerRow.of(answer, sha256, ordinal));
        }
      }
    }
    if (!flaws.isEmpty()) {
      notes.put(
          sha256,
          "not used whole: "
              + flaws.get(0)
              + (flaws.size() > 1 ? "; and " + (flaws.size() - 1) + " more" : ""));
    }
    return used == 0 && !flaws.isEmpty() ? "QUARANTINED" : "APPLIED";
  }

  private static List<CoverageAnswer> answers(EligibilityReader reader) {
    List<CoverageAnswer> answers = new ArrayList<>();
    for (ReportedEligibility told; (told = reader.nextLevel()) != null; ) {
      if (reader.set().equals("271")) {
        answers.addAll(BenefitInterpreter.answers(told));
      }
    }
    return answers;
  }
}
