package io.claimway.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkItemTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 1, 16);

  @Test
  void isKnownAgainByKindAndBusinessKey() {
    assertThat(WorkItemKey.of(WorkItemKind.UNDERPAID_LINE, 7L, 2, 1).text()).isEqualTo("7|2|1");
    assertThatThrownBy(() -> new WorkItemKey(WorkItemKind.DENIED_CLAIM, List.of()))
        .hasMessage("Cannot name a DENIED_CLAIM: its business key is empty");
  }

  @Test
  void liesUnderWhatItIsAPartOf() {
    WorkItemKey adjudication = WorkItemKey.of(WorkItemKind.UNDERPAID_LINE, 7L, 2);
    assertThat(adjudication.covers(WorkItemKey.of(WorkItemKind.UNDERPAID_LINE, 7L, 2, 1))).isTrue();
    assertThat(adjudication.covers(adjudication)).isTrue();
    assertThat(adjudication.covers(WorkItemKey.of(WorkItemKind.UNDERPAID_LINE, 7L, 21))).isFalse();
    assertThat(adjudication.covers(WorkItemKey.of(WorkItemKind.UNDERPAID_LINE, 7L))).isFalse();
    assertThat(adjudication.covers(WorkItemKey.of(WorkItemKind.DENIED_CLAIM, 7L, 2))).isFalse();
  }

  @Test
  void hasItsDeadlineOnABankingDay() {
    assertThat(WorkItemKind.FILE_WITHHELD.deadline(FRIDAY))
        .as("Monday is Martin Luther King's day")
        .isEqualTo(LocalDate.of(2026, 1, 20));
  }

  @Test
  void saysForEachKindWhatToDoAndWhatEndsIt() {
    for (WorkItemKind kind : WorkItemKind.values()) {
      assertThat(kind.meaning()).as(kind.name()).isNotBlank();
      assertThat(kind.nextAction()).as(kind.name()).endsWith(": " + kind.command());
      assertThat(kind.command().startsWith("resolve "))
          .as("%s is ended %s, and its command is %s", kind, kind.closing(), kind.command())
          .isEqualTo(kind.closing() == Closing.BY_HAND);
    }
  }

  @Test
  void isEndedByHandOnlyWhereNoStateHoldsIt() {
    assertThat(
            item(WorkItemKind.UNMATCHED_ANSWER, Closing.BY_HAND, WorkItemState.OPEN).whyNotByHand())
        .isEmpty();
    assertThat(
            item(WorkItemKind.REJECTED_CLAIM, Closing.BY_STATE, WorkItemState.OPEN).whyNotByHand())
        .hasValue(
            "what it comes from still holds (claim 21: A7:145), and it ends with that. Next: mend the fact or the"
                + " profile that the codes name, then send it again: replay plan --claim PCN");
    assertThat(
            item(WorkItemKind.UNMATCHED_ANSWER, Closing.BY_HAND, WorkItemState.RESOLVED)
                .whyNotByHand())
        .hasValue("it is not open any more: RESOLVED");
  }

  @Test
  void isEndedByNobodyWithoutANameOrAReason() {
    assertThatThrownBy(() -> new Resolution(" ", "because", Resolution.Outcome.DONE))
        .hasMessage("Cannot resolve: nobody says so");
    assertThatThrownBy(() -> new Resolution("jordan", "", Resolution.Outcome.DONE))
        .hasMessage("Cannot resolve: no reason is given");
  }

  private static StandingItem item(WorkItemKind kind, Closing closing, WorkItemState state) {
    return new StandingItem(
        "3f9a", kind, "claim 21", "A7:145", closing, state, FRIDAY, FRIDAY, 100, 1);
  }
}
