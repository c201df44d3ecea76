package io.claimway.cli;

import io.claimway.batch.TopicBook;
import io.claimway.kafka.KafkaSettings;
import io.claimway.kafka.TopicShape;
import io.claimway.kafka.Topics;
import io.claimway.postgres.Lease;
import io.claimway.run.PartitionStanding;
import io.claimway.stage.CrashPoints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that set up Kafka's topics, look at them, and go on where one was lost. */
@Command(
    name = "topics",
    description = "Kafka's topics: make them, check them, go on where one was lost.",
    footer = {"", "Example: jobs/claimway topics verify"})
final class TopicsCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** One topic and what is wrong with it. */
  private record TopicLine(
      String topic, int partitions, int replicationFactor, List<String> findings) {}

  @Command(
      description =
          "Makes the topics that are missing, with kafka.partitions and kafka.replication-factor; changes none that is there.",
      footer = {"", "Example: jobs/claimway topics ensure"})
  int ensure() {
    try (Workplace workplace = Workplace.of(spec)) {
      List<String> made = workplace.kafka().ensureTopics(Topics.all());
      if (workplace.json()) {
        workplace.printJson(Map.of("made", made));
      } else {
        workplace
            .out()
            .printf(
                "%d topics made%s, %d were there%n",
                made.size(),
                made.isEmpty() ? "" : ": " + String.join(", ", made),
                Topics.all().size() - made.size());
        workplace.out().flush();
      }
      return ExitCode.DONE.number();
    }
  }

  @Command(
      description =
          "Checks that every topic is there, keeps what is written to it, and still holds what the"
              + " book counts on; exit code 1 where one does not. Changes nothing.",
      footer = {"", "Example: jobs/claimway topics verify --json"})
  int verify() {
    try (Workplace workplace = Workplace.of(spec)) {
      List<TopicLine> lines = lines(workplace);
      if (workplace.json()) {
        workplace.printJson(Map.of("topics", lines));
      } else {
        lines.forEach(line -> print(workplace, line));
        workplace.out().flush();
      }
      boolean whole = lines.stream().allMatch(line -> line.findings().isEmpty());
      return (whole ? ExitCode.DONE : ExitCode.FAILED).number();
    }
  }

  private static List<TopicLine> lines(Workplace workplace) {
    Map<String, TopicShape> shapes =
        workplace.kafka().shapes(Topics.all()).stream()
            .collect(Collectors.toMap(TopicShape::topic, Function.identity()));
    Map<String, List<String>> lost = new TreeMap<>();
    new TopicBook(workplace.database(), workplace.kafka())
        .standings(Topics.FACTS)
        .forEach(
            each ->
                each.lost()
                    .ifPresent(
                        why ->
                            lost.computeIfAbsent(each.topic(), any -> new ArrayList<>()).add(why)));
    return Topics.all().stream()
        .map(
            topic ->
                line(
                    topic,
                    shapes.get(topic),
                    lost.getOrDefault(topic, List.of()),
                    workplace.settings().kafka()))
        .toList();
  }

  private static TopicLine line(
      String topic, TopicShape shape, List<String> lost, KafkaSettings settings) {
    List<String> findings = new ArrayList<>();
    if (shape == null) {
      findings.add("it is not there: jobs/claimway topics ensure makes it");
    }
    if (!lost.isEmpty()) {
      findings.addAll(lost);
      findings.add(
          "go on with what is there: jobs/claimway topics accept %s --as ID --because WORDS"
              .formatted(topic));
    }
    if (shape == null) {
      return new TopicLine(topic, 0, 0, findings);
    }
    if (shape.replicationFactor() < settings.replicationFactor()) {
      findings.add(
          "it has %d copies, expected %d (kafka.replication-factor)"
              .formatted(shape.replicationFactor(), settings.replicationFactor()));
    }
    if (shape.compacts() && Topics.FACTS.contains(topic)) {
      findings.add(
          "its cleanup.policy is %s, expected delete: compaction drops revisions that were not read"
              .formatted(shape.cleanupPolicy()));
    }
    return new TopicLine(topic, shape.partitions(), shape.replicationFactor(), findings);
  }

  private static void print(Workplace workplace, TopicLine line) {
    workplace
        .out()
        .printf(
            "%-32s %-5s %d partitions, %d copies%n",
            line.topic(),
            line.findings().isEmpty() ? "ok" : "LOOK",
            line.partitions(),
            line.replicationFactor());
    line.findings().forEach(each -> workplace.out().println("  " + each));
  }

  @Command(
      description =
          "Goes on with what is there of a topic that was made again, cut off, or lost records or a"
              + " partition, and keeps who decided it and why. The next night reads from the earliest"
              + " record; refused (exit code 4) where nothing is lost.",
      footer = {
        "",
        "Example: jobs/claimway topics accept charges --as robin --because \"restored after the outage, all charges published again\""
      })
  int accept(
      @Parameters(paramLabel = "TOPIC", description = "The topic, without kafka.topic-prefix.")
          String topic,
      @Mixin WordOptions word) {
    if (!Topics.FACTS.contains(topic)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is no topic of facts: %s".formatted(topic, String.join(", ", Topics.FACTS)));
    }
    String because = word.because(spec);
    try (Workplace workplace = Workplace.of(spec);
        Lease lease = workplace.lease("topics accept " + topic)) {
      List<PartitionStanding> accepted =
          new TopicBook(workplace.database(), workplace.kafka())
              .accept(
                  topic,
                  word.person(),
                  because,
                  workplace.people(),
                  lease.epoch(),
                  CrashPoints.fromEnvironment());
      print(workplace, topic, accepted);
      return ExitCode.DONE.number();
    }
  }

  private static void print(Workplace workplace, String topic, List<PartitionStanding> accepted) {
    List<String> lost = accepted.stream().flatMap(each -> each.lost().stream()).toList();
    if (workplace.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("topic", topic);
      json.put("accepted", lost);
      workplace.printJson(json);
      return;
    }
    lost.forEach(each -> workplace.out().println("  " + each));
    workplace.out().println("Accepted: the next night reads " + topic + " from what is there.");
    workplace.out().flush();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: ensure, verify or accept");
  }
}
