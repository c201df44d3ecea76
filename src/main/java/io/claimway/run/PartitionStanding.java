package io.claimway.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the book has read a topic's partition, beside what the cluster has of it now: whether the
 * next night can go on where the last one stopped.
 *
 * @param read null where nothing has been read of it
 * @param found null where the cluster has no such partition
 */
public record PartitionStanding(ReadPlace read, PartitionSpan found) {

  public PartitionStanding {
    if (read == null && found == null) {
      throw new IllegalArgumentException("Cannot compare a partition that neither side knows");
    }
  }

  /** Every partition that either side knows, in order of topic and partition. */
  public static List<PartitionStanding> all(
      Collection<ReadPlace> read, Collection<PartitionSpan> found) {
    Map<String, Map<Integer, ReadPlace>> places = new TreeMap<>();
    read.forEach(
        each ->
            places
                .computeIfAbsent(each.topic(), any -> new TreeMap<>())
                .put(each.partition(), each));
    Map<String, Map<Integer, PartitionStanding>> all = new TreeMap<>();
    for (PartitionSpan span : found) {
      Map<Integer, ReadPlace> ofTopic = places.getOrDefault(span.topic(), new TreeMap<>());
      all.computeIfAbsent(span.topic(), any -> new TreeMap<>())
          .put(span.partition(), new PartitionStanding(ofTopic.remove(span.partition()), span));
    }
    places
        .values()
        .forEach(
            ofTopic ->
                ofTopic
                    .values()
                    .forEach(
                        place ->
                            all.computeIfAbsent(place.topic(), any -> new TreeMap<>())
                                .put(place.partition(), new PartitionStanding(place, null))));
    List<PartitionStanding> sorted = new ArrayList<>();
    all.values().forEach(ofTopic -> sorted.addAll(ofTopic.values()));
    return sorted;
  }

  public String topic() {
    return read == null ? found.topic() : read.topic();
  }

  public int partition() {
    return read == null ? found.partition() : read.partition();
  }

  /** Where reading goes on: after what was read, or with the earliest record that there is. */
  public long nextOffset() {
    return read == null ? found.start() : read.nextOffset();
  }

  /** Why reading cannot go on where it stopped; empty where it can. */
  public Optional<String> lost() {
    if (read == null) {
      return Optional.empty();
    }
    String name = "partition " + partition() + " is known up to offset " + read.nextOffset();
    if (found == null) {
      return Optional.of(name + " and is gone");
    }
    String there = "holds offsets %d to %d".formatted(found.start(), found.end());
    if (!read.topicId().isEmpty()
        && !found.topicId().isEmpty()
        && !read.topicId().equals(found.topicId())) {
      return Optional.of(
          "%s of the topic of id %s; the topic was made again, has id %s, and it %s"
              .formatted(name, read.topicId(), found.topicId(), there));
    }
    if (found.end() < read.nextOffset()) {
      return Optional.of(name + " and was cut off: it " + there);
    }
    if (found.start() > read.nextOffset()) {
      return Optional.of(
          "%s, what followed was deleted before it was read, and it %s".formatted(name, there));
    }
    return Optional.empty();
  }

  /**
   * One sentence on what is lost, with the command that lets the nights go on; empty where nothing
   * is.
   */
  public static Optional<String> sentence(List<PartitionStanding> standings) {
    List<PartitionStanding> lost =
        standings.stream().filter(each -> each.lost().isPresent()).toList();
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    PartitionStanding first = lost.get(0);
    List<String> topics = lost.stream().map(PartitionStanding::topic).distinct().toList();
    return Optional.of(
        "topic %s is not as the book has read it: %s%s; jobs/claimway topics verify shows all, and jobs/claimway topics accept %1$s --as ID --because WORDS lets the nights go on with what is there"
            .formatted(
                first.topic(),
                first.lost().orElseThrow(),
                lost.size() == 1
                    ? ""
                    : ", and %d more partitions of %s"
                        .formatted(lost.size() - 1, String.join(", ", topics))));
  }
}
