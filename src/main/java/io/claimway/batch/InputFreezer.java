package io.claimway.batch;

import io.claimway.exchange.InboundMailboxes;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.PartitionOffset;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.postgres.RunStore;
import io.claimway.run.RunManifest;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.run.RunManifest.OffsetRange;
import io.claimway.s3.ObjectStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes down what a run will read, before its first effect: how far each topic reaches and which
 * partner files lie in the mailboxes.
 */
public final class InputFreezer {
  private final RunStore runs;
  private final KafkaCluster kafka;
  private final InboundMailboxes mailboxes;
  private final Collection<String> topics;
  private final String ruleSet;
  private final String codeVersion;

  public InputFreezer(
      RunStore runs,
      KafkaCluster kafka,
      ObjectStore objects,
      PartnerMailboxes mailboxes,
      Collection<String> topics,
      String ruleSet,
      String codeVersion) {
    this.runs = runs;
    this.kafka = kafka;
    this.mailboxes = new InboundMailboxes(objects, mailboxes);
    this.topics = List.copyOf(topics);
    this.ruleSet = ruleSet;
    this.codeVersion = codeVersion;
  }

  /** The inputs as they are now. */
  public RunManifest freeze() {
    return new RunManifest(offsets(), inbound(), ruleSet, codeVersion);
  }

  public String ruleSet() {
    return ruleSet;
  }

  public String codeVersion() {
    return codeVersion;
  }

  private List<OffsetRange> offsets() {
    Map<RunStore.TopicPartition, Long> consumed = runs.nextOffsets();
    List<OffsetRange> ranges = new ArrayList<>();
    for (PartitionOffset end : kafka.endOffsets(topics)) {
      long from =
          consumed.getOrDefault(new RunStore.TopicPartition(end.topic(), end.partition()), 0L);
      ranges.add(new OffsetRange(end.topic(), end.partition(), from, Math.max(from, end.offset())));
    }
    return ranges;
  }

  private List<InboundObject> inbound() {
    Set<RunStore.InboundName> known = runs.inboundNames();
    return mailboxes.list().stream()
        .filter(
            file ->
                !known.contains(new RunStore.InboundName(file.partner(), file.name(), file.etag())))
        .toList();
  }
}
