package io.claimway.run;

import java.util.List;

/**
 * The inputs of a run, frozen once before its first effect (DESIGN 1): every attempt reads exactly
 * these.
 *
 * @param offsets what to read from each topic partition
 * @param inbound the partner files that the night takes in, in order of partner and name
 * @param ruleSet SHA-256 over payer profiles, code tables and rule data
 * @param codeVersion SHA-256 of the program's jar
 */
public record RunManifest(
    List<OffsetRange> offsets, List<InboundObject> inbound, String ruleSet, String codeVersion) {

  public RunManifest {
    offsets = List.copyOf(offsets);
    inbound = List.copyOf(inbound);
  }

  /**
   * A half-open range of offsets of one topic partition; the topic is without the configured
   * prefix, and its id is empty where the cluster tells none.
   */
  public record OffsetRange(
      String topic, int partition, String topicId, long fromOffset, long endOffset) {

    /** How far the partition is read before this range. */
    public ReadPlace before() {
      return new ReadPlace(topic, partition, topicId, fromOffset);
    }

    /** How far it is read with this range. */
    public ReadPlace after() {
      return new ReadPlace(topic, partition, topicId, endOffset);
    }
  }

  /**
   * An object found in a partner's inbound mailbox.
   *
   * @param name of the object, nested folders included
   * @param etag by which the store tells other bytes under the same name; empty where it names none
   */
  public record InboundObject(String partner, String name, String etag, long bytes) {}
}
