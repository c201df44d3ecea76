package io.claimway.postgres.worklist;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Sql;
import io.claimway.worklist.Closing;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemAdvice;
import io.claimway.worklist.WorkItemEvent;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemMerge;
import io.claimway.worklist.WorkItemOwner;
import io.claimway.worklist.WorkItemState;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The work items that should be open now, as a stage lays them out, and what it has looked at for
 * that: merging them opens what is new, changes what is otherwise, and closes what was looked at
 * and is not due. There is no other way in which an item opens, and beside a person's word none in
 * which it ends.
 */
public final class DueItems {
  private static final String LAY_OUT = Sql.read(DueItems.class, "lay-out-due-items");
  private static final String COMPARE = Sql.read(DueItems.class, "compare-due-items");
  private static final String KEEP = Sql.read(DueItems.class, "keep-items");
  private static final String TELL = Sql.read(DueItems.class, "tell-item-events");

  private static final String INTO =
      "insert into due_item (kind, business_key, claim_id, subject, root_cause, cents, evidence, closing, deadline) ";

  private static final String INTO_ADVISED = INTO.replace("deadline)", "deadline, owner, advice)");

  private final PublishingTransaction tx;

  private DueItems(PublishingTransaction tx) {
    this.tx = tx;
  }

  /** What the core says of a kind, for items that open tonight. */
  private record KindRow(String kind, WorkItemOwner owner, Closing closing, LocalDate deadline) {}

  /** What the core says happens to an item. */
  private record StepRow(
      WorkItemState standing,
      WorkItemMerge.Due due,
      WorkItemEvent event,
      WorkItemState state,
      boolean opens) {}

  /** An item as it is laid out. */
  private record DueRow(
      String kind,
      String businessKey,
      Long claimId,
      String subject,
      String rootCause,
      long cents,
      String evidence,
      LocalDate deadline,
      WorkItemOwner owner,
      String advice) {}

  /** What a stage speaks for: a whole kind, or what lies under a key. */
  private record ScopeRow(String kind, String businessKey) {}

  /** An empty layout; one at a time per transaction. */
  public static DueItems in(PublishingTransaction tx) throws SQLException {
    tx.execute(LAY_OUT);
    LocalDate tonight = tx.run().businessDate();
    RecordCopy.all(
        tx.connection(),
        "due_kind",
        KindRow.class,
        Stream.of(WorkItemKind.values())
            .map(
                kind ->
                    new KindRow(kind.name(), kind.owner(), kind.closing(), kind.deadline(tonight)))
            .toList());
    RecordCopy.all(tx.connection(), "due_step", StepRow.class, steps());
    return new DueItems(tx);
  }

  /** Opens what has come about; does nothing for none. */
  public static void open(PublishingTransaction tx, Collection<WorkItem> items)
      throws SQLException {
    if (!items.isEmpty()) {
      in(tx).add(items).merge();
    }
  }

  private static List<StepRow> steps() {
    List<StepRow> steps = new ArrayList<>();
    for (WorkItemState standing : WorkItemState.values()) {
      for (WorkItemMerge.Due due : WorkItemMerge.Due.values()) {
        WorkItemMerge.event(standing, due)
            .map(event -> new StepRow(standing, due, event, event.leadsTo(), event.opens()))
            .ifPresent(steps::add);
      }
    }
    return steps;
  }

  /** Says that every item of these kinds that should be open is laid out. */
  public DueItems allOf(WorkItemKind... kinds) throws SQLException {
    return scope(Stream.of(kinds).map(kind -> new ScopeRow(kind.name(), null)).toList());
  }

  /** Says that of what lies under these keys, all that should be open is laid out. */
  public DueItems allUnder(Collection<WorkItemKey> keys) throws SQLException {
    return scope(keys.stream().map(key -> new ScopeRow(key.kind().name(), key.text())).toList());
  }

  /**
   * The same for the keys that a query finds.
   *
   * @param keys a query of kinds and business keys
   */
  public DueItems allUnder(String keys, Object... parameters) throws SQLException {
    tx.execute("insert into due_scope (kind, business_key) " + keys, parameters);
    return this;
  }

  private DueItems scope(List<ScopeRow> rows) throws SQLException {
    RecordCopy.all(tx.connection(), "due_scope", ScopeRow.class, rows);
    return this;
  }

  /** Lays out what the core has found. */
  public DueItems add(Collection<WorkItem> items) throws SQLException {
    RecordCopy.all(
        tx.connection(), "due_item", DueRow.class, items.stream().map(DueItems::row).toList());
    return this;
  }

  private static DueRow row(WorkItem item) {
    WorkItemAdvice advice = item.advice();
    return new DueRow(
        item.kind().name(),
        item.key().text(),
        item.claimId(),
        item.subject(),
        item.rootCause(),
        item.cents(),
        item.evidence(),
        advice == null ? null : advice.deadline(),
        advice == null ? null : advice.owner(),
        advice == null ? null : advice.text());
  }

  /**
   * Lays out what a query finds.
   *
   * @param source a query of kind, business key, claim, subject, root cause, cents, evidence, what
   *     closes it (null: as its kind) and the last day by which it must be done (null: as its kind)
   */
  public DueItems find(String source, Object... parameters) throws SQLException {
    tx.execute(INTO + source, parameters);
    return this;
  }

  /**
   * The same with two more columns: whose it is and what a table says to do (null: as its kind).
   */
  public DueItems findAdvised(String source, Object... parameters) throws SQLException {
    tx.execute(INTO_ADVISED + source, parameters);
    return this;
  }

  /** Makes the book's items so, in order of their ids. */
  public void merge() throws SQLException {
    tx.execute("analyze due_item, due_scope");
    tx.execute(COMPARE);
    tx.execute(KEEP, tx.run().businessDate(), tx.run().runId(), tx.run().runId(), tx.run().runId());
    tx.execute(TELL, tx.attempt().stage().word(), tx.run().businessDate(), tx.run().runId());
    tx.execute("drop table due_kind, due_step, due_item, due_scope, due_change");
  }
}
