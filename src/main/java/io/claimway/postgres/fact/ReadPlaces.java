package io.claimway.postgres.fact;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.run.PartitionStanding;
import io.claimway.run.ReadPlace;
import io.claimway.run.Run;
import io.claimway.run.RunManifest.OffsetRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * How far the book has read each topic's partition, and the decisions of people to go on elsewhere
 * where a topic is no longer as it was read.
 */
public final class ReadPlaces {

  private static final String MOVE =
      """
      insert into run.consumed_offset (topic, partition, next_offset, topic_id) values (?, ?, ?, ?)
      on conflict (topic, partition) do update set next_offset = excluded.next_offset, topic_id = excluded.topic_id
      """;

  private ReadPlaces() {}

  /** All places; none before the first night. */
  public static List<ReadPlace> list(Connection connection) throws SQLException {
    boolean migrated =
        Rows.get(
            connection,
            "select to_regclass('run.consumed_offset') is not null",
            row -> row.getBoolean(1));
    return migrated
        ? Rows.list(
            connection,
            "select topic, partition, topic_id, next_offset from run.consumed_offset order by 1, 2",
            row -> new ReadPlace(row.getString(1), row.getInt(2), row.getString(3), row.getLong(4)))
        : List.of();
  }

  /** Moves each place to the end of what a night has read. */
  static void move(PublishingTransaction tx, List<OffsetRange> ranges) throws SQLException {
    for (OffsetRange range : ranges) {
      tx.execute(MOVE, range.topic(), range.partition(), range.endOffset(), range.topicId());
    }
  }

  /** The ranges of a night that are still to be read: without those that a person gave up. */
  public static List<OffsetRange> withoutGivenUp(
      Connection connection, Run night, List<OffsetRange> ranges) throws SQLException {
    List<String> givenUp =
        Rows.list(
            connection,
            "select topic || '-' || partition from run.topic_decision where night = ?",
            row -> row.getString(1),
            night.runId());
    return ranges.stream()
        .filter(range -> !givenUp.contains(range.topic() + "-" + range.partition()))
        .toList();
  }

  /** How many decisions there are on a topic. */
  public static int decisions(Connection connection, String topic) throws SQLException {
    return Rows.get(
        connection,
        "select count(distinct run_id) from run.topic_decision where topic = ?",
        row -> row.getInt(1),
        topic);
  }

  /**
   * Goes on with what is there: keeps who decided it and why, what was read and what was found. The
   * records that follow are of another generation of their partition, since their offsets may have
   * been seen before.
   *
   * @param night the newest one, which does not read these partitions if it has yet to
   */
  public static void goOn(
      PublishingTransaction tx,
      List<PartitionStanding> lost,
      Run night,
      String person,
      String because)
      throws SQLException {
    for (PartitionStanding each : lost) {
      boolean gone = each.found() == null;
      tx.execute(
          "insert into run.topic_decision (run_id, topic, partition, generation, night, read_topic_id, read_offset,"
              + " found_topic_id, found_start, found_end, decided_by, because)"
              + " select ?, ?, ?, 2 + count(*), ?, ?, ?, ?, ?, ?, ?, ? from run.topic_decision where topic = ? and partition = ?",
          tx.run().runId(),
          each.topic(),
          each.partition(),
          night.runId(),
          each.read().topicId(),
          each.read().nextOffset(),
          gone ? null : each.found().topicId(),
          gone ? null : each.found().start(),
          gone ? null : each.found().end(),
          person,
          because,
          each.topic(),
          each.partition());
      if (gone) {
        tx.execute(
            "delete from run.consumed_offset where topic = ? and partition = ?",
            each.topic(),
            each.partition());
      } else {
        tx.execute(
            MOVE, each.topic(), each.partition(), each.found().start(), each.found().topicId());
      }
    }
  }
}
