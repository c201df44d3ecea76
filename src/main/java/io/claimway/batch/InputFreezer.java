package io.claimway.batch;

import io.claimway.exchange.FrozenInputs;
import io.claimway.exchange.InboundMailboxes;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.postgres.RunStore;
import io.claimway.run.PartitionStanding;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.run.RunManifest.OffsetRange;
import io.claimway.run.RunRefused;
import io.claimway.run.UnusableConfiguration;
import io.claimway.s3.ObjectStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes down what a run will read, before its first effect: how far each topic reaches and which
 * partner files lie in the mailboxes.
 */
public final class InputFreezer {
  private final RunStore runs;
  private final TopicBook topicBook;
  private final InboundMailboxes mailboxes;
  private final FrozenInputs frozen;
  private final Collection<String> topics;
  private final String ruleSet;
  private final String codeVersion;

  public InputFreezer(
      RunStore runs,
      TopicBook topicBook,
      ObjectStore objects,
      PartnerMailboxes mailboxes,
      Collection<String> topics,
      String ruleSet,
      String codeVersion) {
    this.runs = runs;
    this.topicBook = topicBook;
    this.mailboxes = new InboundMailboxes(objects, mailboxes);
    this.frozen = new FrozenInputs(objects);
    this.topics = List.copyOf(topics);
    this.ruleSet = ruleSet;
    this.codeVersion = codeVersion;
  }

  /** The inputs as they are now. */
  public RunManifest freeze() {
    return new RunManifest(offsets(), inbound(), ruleSet, codeVersion);
  }

  /**
   * The inputs of a night as they were first frozen, or as they are now.
   *
   * @param newest the newest night of the book; null where none has run
   * @throws RunRefused when a night between the two has run before the book was put back
   */
  RunManifest freeze(LocalDate newest, LocalDate businessDate) {
    if (newest != null) {
      frozen.listDatesAfter(Nights.JOB, newest).stream()
          .filter(between -> between.isBefore(businessDate))
          .findFirst()
          .ifPresent(
              first -> {
                throw new RunRefused(
                    "Cannot start the night of %s: that of %s has run before the book was put back, and comes first: jobs/claimway nightly --business-date %2$s"
                        .formatted(businessDate, first));
              });
    }
    return frozen.manifest(Run.idOf(Nights.JOB, businessDate), this::freeze);
  }

  public String ruleSet() {
    return ruleSet;
  }

  public String codeVersion() {
    return codeVersion;
  }

  private List<OffsetRange> offsets() {
    List<PartitionStanding> standings = topicBook.standings(topics);
    Set<String> there =
        standings.stream().map(PartitionStanding::topic).collect(Collectors.toSet());
    List<String> missing = topics.stream().filter(topic -> !there.contains(topic)).toList();
    if (!missing.isEmpty()) {
      throw new UnusableConfiguration(
          "Cannot begin a night: the cluster has no topic %s; jobs/claimway topics ensure makes what is missing"
              .formatted(String.join(", ", missing)));
    }
    PartitionStanding.sentence(standings)
        .ifPresent(
            lost -> {
              throw new RunRefused("Cannot begin a night: " + lost);
            });
    return standings.stream()
        .map(
            each ->
                new OffsetRange(
                    each.topic(),
                    each.partition(),
                    each.found().topicId(),
                    each.nextOffset(),
                    each.found().end()))
        .toList();
  }

  private List<InboundObject> inbound() {
    return mailboxes.listNew(runs::notTakenIn);
  }
}
