package io.claimway.batch;

import io.claimway.kafka.KafkaCluster;
import io.claimway.party.people.Deed;
import io.claimway.party.people.People;
import io.claimway.party.people.Right;
import io.claimway.postgres.Database;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.fact.ReadPlaces;
import io.claimway.run.ControlTotals;
import io.claimway.run.PartitionSpan;
import io.claimway.run.PartitionStanding;
import io.claimway.run.ReadPlace;
import io.claimway.run.Run;
import io.claimway.run.RunManifest.OffsetRange;
import io.claimway.run.RunRefused;
import io.claimway.run.StageName;
import io.claimway.stage.CrashPoints;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The topics of facts beside the book: whether what it read is still there, and a person's decision
 * to go on where it is not, which is a run of its own on the date of the newest night.
 */
public final class TopicBook {
  private final Database database;
  private final KafkaCluster kafka;

  public TopicBook(Database database, KafkaCluster kafka) {
    this.database = database;
    this.kafka = kafka;
  }

  /**
   * Every partition of these topics that the book or the cluster knows; what an unfinished night
   * has frozen and not read yet counts as known.
   */
  public List<PartitionStanding> standings(Collection<String> topics) {
    List<PartitionSpan> there = kafka.spans(topics);
    List<PartitionStanding> standings =
        PartitionStanding.all(
            database.inTransaction(ReadPlaces::list).stream()
                .filter(place -> topics.contains(place.topic()))
                .toList(),
            there);
    List<PartitionStanding> frozen = PartitionStanding.all(frozen(topics), there);
    Set<String> lost = lost(standings);
    return Stream.concat(
            standings.stream()
                .filter(each -> each.lost().isPresent() || !lost(frozen).contains(name(each))),
            frozen.stream().filter(each -> each.lost().isPresent() && !lost.contains(name(each))))
        .sorted(
            Comparator.comparing(PartitionStanding::topic)
                .thenComparing(PartitionStanding::partition))
        .toList();
  }

  private static Set<String> lost(List<PartitionStanding> standings) {
    return standings.stream()
        .filter(each -> each.lost().isPresent())
        .map(TopicBook::name)
        .collect(Collectors.toSet());
  }

  private static String name(PartitionStanding standing) {
    return standing.topic() + "-" + standing.partition();
  }

  /** How far an unfinished night has yet to read. */
  private List<ReadPlace> frozen(Collection<String> topics) {
    RunStore runs = new RunStore(database);
    return runs
        .findUnfinished(Nights.JOB)
        .filter(night -> !runs.isPublished(night.runId(), StageName.INGEST))
        .map(
            night ->
                database.inTransaction(
                    connection ->
                        ReadPlaces.withoutGivenUp(connection, night, night.manifest().offsets())))
        .orElse(List.of())
        .stream()
        .filter(range -> topics.contains(range.topic()))
        .map(OffsetRange::after)
        .toList();
  }

  /**
   * Goes on with what is there of a topic. Doing it again after a crash finishes what was begun.
   *
   * @param people who may decide it
   * @return what the decision is about
   * @throws RunRefused when the topic is as the book read it, is not there at all, or it is not
   *     this person's to decide
   */
  public List<PartitionStanding> accept(
      String topic,
      String person,
      String because,
      People people,
      long epoch,
      CrashPoints crashPoints) {
    people.mayDo(
        person,
        Deed.of(
            "accept topic " + topic,
            Right.RESOLVE,
            "topics accept %s --because WORDS".formatted(topic)));
    RunStore runs = new RunStore(database);
    int made = database.inTransaction(connection -> ReadPlaces.decisions(connection, topic));
    Optional<Run> begun = runs.findUnfinished(job(topic, made));
    if (begun.isPresent()) {
      runs.finish(begun.get().runId(), 0);
      return List.of();
    }
    List<PartitionStanding> standings = standings(List.of(topic));
    List<PartitionStanding> lost =
        standings.stream().filter(each -> each.lost().isPresent()).toList();
    refuse(topic, standings, lost);
    Run night = DecisionRuns.newestNightAsItIs(runs, "accept topic " + topic);
    DecisionRuns.carryOut(
        runs,
        job(topic, made + 1),
        () -> night,
        epoch,
        crashPoints,
        tx -> {
          ReadPlaces.goOn(tx, lost, night, person, because);
          return List.of(ControlTotals.through("partitions", lost.size(), 0));
        });
    return lost;
  }

  private static void refuse(
      String topic, List<PartitionStanding> standings, List<PartitionStanding> lost) {
    if (lost.isEmpty()) {
      throw new RunRefused(
          "Cannot accept topic %s: %s"
              .formatted(
                  topic,
                  standings.isEmpty()
                      ? "neither the book nor the cluster knows it; there are: jobs/claimway topics verify"
                      : "it is as the book has read it; the next night goes on by itself"));
    }
    if (standings.stream().allMatch(each -> each.found() == null)) {
      throw new RunRefused(
          "Cannot accept topic %s: it is gone; make it, or have it restored, first: jobs/claimway topics ensure"
              .formatted(topic));
    }
  }

  /** One job per decision on a topic: it may be lost again. */
  private static String job(String topic, int nth) {
    return "topic-" + topic + "-" + nth;
  }
}
