package io.claimway.batch;

import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.KafkaFailure;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.PartitionOffset;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.postgres.Database;
import io.claimway.postgres.Outbox;
import io.claimway.postgres.Outbox.Event;
import io.claimway.postgres.Outbox.Place;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.exchange.OutboundFiles;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.StageName;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import io.claimway.worklist.WorkItemKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sends what runs have put into the outbox to Kafka, in order per key. What a relay that died has
 * sent is found in the topic and not sent again. An event that the cluster does not take for its
 * size stands aside as an item: what follows under its key waits, other keys go on, and each relay
 * tries it again until it leaves or a person gives it up.
 */
public final class OutboxRelay {
  /** One transaction's worth; bounds what is in memory. */
  private static final int BATCH = 5_000;

  static final String EVENT_ID = "event-id";

  private static final String JOB = "outbox-";

  private final Database database;
  private final Outbox outbox;
  private final KafkaCluster kafka;
  private final RunStore runs;

  public OutboxRelay(Database database, KafkaCluster kafka) {
    this.database = database;
    this.outbox = new Outbox(database);
    this.kafka = kafka;
    this.runs = new RunStore(database);
  }

  /**
   * Sends everything that may be sent and answers how much that was.
   *
   * @param epoch of the lease under which it sends
   */
  public long relay(long epoch) {
    List<String> topics = outbox.listUnsentTopics();
    long sent = 0;
    if (!topics.isEmpty()) {
      // Opening ends what an earlier relay has left open.
      try (TransactionalPublisher publisher = kafka.publisher("outbox")) {
        sent = new Sending(publisher, epoch, findTold(topics)).all();
      }
    }
    if (outbox.hasItemsToClose()) {
      tellAside(Map.of(), epoch);
    }
    return sent;
  }

  /**
   * Finds what the topics have beyond what is known of them, and takes it down as sent.
   *
   * @return the partitions that hold events that the outbox does not have: a book that was put back
   *     makes them again, so that they are looked for again
   */
  private Set<PartitionOffset> findTold(List<String> topics) {
    Map<String, Place> known = new HashMap<>();
    outbox.listPlaces(topics).forEach(place -> known.put(name(place), place));
    List<PartitionOffset> from = new ArrayList<>();
    List<PartitionOffset> to = kafka.endOffsets(topics);
    Map<String, Long> ends = new HashMap<>();
    to.forEach(end -> ends.put(name(end), end.offset()));
    for (PartitionOffset start : kafka.startOffsets(topics)) {
      Place place = known.get(name(start));
      boolean holds = place != null && place.nextOffset() <= ends.get(name(start));
      from.add(
          new PartitionOffset(
              start.topic(),
              start.partition(),
              holds ? Math.max(place.nextOffset(), start.offset()) : start.offset()));
    }
    Found found = new Found();
    if (from.stream().anyMatch(start -> start.offset() < ends.get(name(start)))) {
      kafka
          .reader()
          .read(
              from,
              to,
              record ->
                  found.add(
                      new PartitionOffset(record.topic(), record.partition(), record.offset()),
                      record.headers().get(EVENT_ID)));
      found.recognise();
      outbox.savePlaces(to.stream().map(found::place).toList());
    }
    return found.unknown();
  }

  /** What a topic was found to hold. */
  private final class Found {
    private final Map<String, PartitionOffset> firstUnknown = new TreeMap<>();
    private final List<PartitionOffset> at = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    void add(PartitionOffset place, String eventId) {
      if (eventId != null) {
        at.add(place);
        ids.add(eventId);
        if (ids.size() == BATCH) {
          recognise();
        }
      }
    }

    void recognise() {
      Set<String> known = outbox.recognise(ids);
      for (int i = 0; i < ids.size(); i++) {
        if (!known.contains(ids.get(i))) {
          firstUnknown.putIfAbsent(name(at.get(i)), at.get(i));
        }
      }
      at.clear();
      ids.clear();
    }

    Place place(PartitionOffset end) {
      PartitionOffset unknown = firstUnknown.getOrDefault(name(end), end);
      return new Place(end.topic(), end.partition(), unknown.offset());
    }

    Set<PartitionOffset> unknown() {
      return new HashSet<>(firstUnknown.values());
    }
  }

  private static String name(PartitionOffset place) {
    return place.topic() + "-" + place.partition();
  }

  private static String name(Place place) {
    return place.topic() + "-" + place.partition();
  }

  /** One relay at work. */
  private final class Sending {
    private final TransactionalPublisher publisher;
    private final long epoch;
    private final Set<String> looked = new HashSet<>();
    private final Map<Event, String> aside = new LinkedHashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private long sent;

    Sending(TransactionalPublisher publisher, long epoch, Set<PartitionOffset> unknown) {
      this.publisher = publisher;
      this.epoch = epoch;
      unknown.forEach(place -> looked.add(name(place)));
    }

    long all() {
      outbox.listAside().forEach(event -> send(List.of(event)));
      aside.clear(); // it stands aside already
      List<Event> batch = outbox.listUnsent(BATCH);
      while (!batch.isEmpty()) {
        waiting.clear();
        send(batch);
        if (!aside.isEmpty()) {
          tellAside(aside, epoch);
          aside.clear();
        }
        batch = outbox.listUnsent(BATCH);
      }
      return sent;
    }

    /** Halves find the one that is too large among many. */
    private void send(List<Event> events) {
      List<Event> going = events.stream().filter(event -> !waiting.contains(keyOf(event))).toList();
      if (going.isEmpty()) {
        return;
      }
      try {
        database.inTransaction(
            connection -> {
              OutboundFiles.checkEpoch(connection, epoch);
              return null;
            });
        publisher.publish(going.stream().map(OutboxRelay::record).toList());
      } catch (KafkaFailure failure) {
        if (!failure.isTooLarge()) {
          throw failure;
        }
        if (going.size() == 1) {
          aside.put(going.get(0), tooLarge(going.get(0)));
          waiting.add(keyOf(going.get(0)));
        } else {
          send(going.subList(0, going.size() / 2));
          send(going.subList(going.size() / 2, going.size()));
        }
        return;
      }
      outbox.markSent(going, places(going));
      sent += going.size();
    }

    private List<Place> places(Collection<Event> events) {
      return kafka.endOffsets(events.stream().map(Event::topic).distinct().toList()).stream()
          .filter(end -> !looked.contains(name(end)))
          .map(end -> new Place(end.topic(), end.partition(), end.offset()))
          .toList();
    }
  }

  private static String keyOf(Event event) {
    return event.topic() + "/" + event.key();
  }

  private static String tooLarge(Event event) {
    return "Kafka does not take its %d bytes".formatted(event.payload().length);
  }

  private static OutgoingRecord record(Event event) {
    Map<String, String> headers = new TreeMap<>(event.headers());
    headers.put(EVENT_ID, event.eventId());
    return new OutgoingRecord(event.topic(), event.key(), event.payload(), headers);
  }

  /** Sets events aside and makes the items of all that stand so: a run of its own. */
  private void tellAside(Map<Event, String> aside, long epoch) {
    Run run = run();
    StageContext context =
        new StageContext(
            run,
            runs.beginAttempt(run, StageName.REPORT, epoch),
            runs,
            CrashPoints.fromEnvironment());
    context.publish(
        tx -> {
          Outbox.setAside(tx, aside);
          DueItems.in(tx).allOf(WorkItemKind.EVENT_TOO_LARGE).find(Outbox.ASIDE_ITEMS).merge();
          return List.of(ControlTotals.through("events", aside.size(), 0));
        });
    runs.finish(run.runId(), 0);
  }

  /** One that died unpublished is done anew. */
  private Run run() {
    Run night = runs.findNewest(Nights.JOB).orElseThrow().run();
    int made = runs.count(JOB);
    Optional<Run> begun = runs.findUnfinished(JOB + made);
    if (begun.isPresent() && !runs.isPublished(begun.get().runId(), StageName.REPORT)) {
      return begun.get();
    }
    begun.ifPresent(published -> runs.finish(published.runId(), 0));
    String job = JOB + (made + 1);
    Run run =
        new Run(
            Run.idOf(job, night.businessDate()),
            job,
            night.businessDate(),
            night.asOf(),
            night.zone(),
            new RunManifest(List.of(), List.of(), "", ""));
    runs.create(run);
    return run;
  }
}
