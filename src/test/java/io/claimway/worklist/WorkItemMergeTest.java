package io.claimway.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.worklist.WorkItemMerge.Due;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkItemMergeTest {

  @ParameterizedTest
  @CsvSource({
    "NONE,     OTHERWISE, OPENED",
    "NONE,     NOT_DUE,",
    "OPEN,     AS_TOLD,",
    "OPEN,     OTHERWISE, CHANGED",
    "OPEN,     NOT_DUE,   CLOSED",
    "CLOSED,   AS_TOLD,   REOPENED",
    "CLOSED,   OTHERWISE, REOPENED",
    "CLOSED,   NOT_DUE,",
    "RESOLVED, AS_TOLD,",
    "RESOLVED, OTHERWISE, REOPENED",
    "RESOLVED, NOT_DUE,",
  })
  void followsWhatAnItemComesFrom(WorkItemState standing, Due due, WorkItemEvent event) {
    assertThat(WorkItemMerge.event(standing, due).orElse(null)).isEqualTo(event);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENED, OPEN, true",
    "CHANGED, OPEN, false",
    "REOPENED, OPEN, true",
    "RESOLVED, RESOLVED, false",
    "CLOSED, CLOSED, false",
  })
  void leadsAnItemWhereItsTrailEnds(WorkItemEvent event, WorkItemState state, boolean opens) {
    assertThat(event.leadsTo()).isEqualTo(state);
    assertThat(event.opens()).isEqualTo(opens);
  }
}
