package io.claimway.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.party.AccountHolder;
import io.claimway.party.Practice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Planned payouts of practices in, batches out. A practice is written {@code id holder token},
 * without a token where its account is not known; an account that came back {@code id token}.
 */
class PayoutSorterTest {
  private static final PayoutCycle CYCLE =
      new PayoutCycle(LocalDate.of(2026, 1, 30), LocalDate.of(2026, 1, 15));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      businesses together       | a BUSINESS t1, b BUSINESS t2            |      | BUSINESS a b          |     |
      persons apart             | a BUSINESS t1, b PERSON t2, c PERSON t3 |      | BUSINESS a, PERSON b c |     |
      who has no account        | a BUSINESS t1, b BUSINESS               |      | BUSINESS a            | b   |
      nobody has                | a BUSINESS, b PERSON                    |      |                       | a b |
      an account that came back | a BUSINESS t1, b BUSINESS t2            | a t1 | BUSINESS b            |     | a
      another one since         | a BUSINESS t3, b BUSINESS t2            | a t1 | BUSINESS a b          |     |
      """)
  void putsEachPayoutWhereItCanBePaid(
      String story,
      String practices,
      String returned,
      String batches,
      String without,
      String toReturned) {
    Map<String, Practice> known = new TreeMap<>();
    List<PlannedPayout> planned = new ArrayList<>();
    for (String text : practices.split(", ", -1)) {
      String[] words = text.split(" ", -1);
      planned.add(new PlannedPayout(CYCLE, words[0], 1, 100));
      known.put(
          words[0],
          new Practice(
              words[0],
              "Practice",
              "123456789",
              "NY",
              words.length == 3 ? words[2] : null,
              "1234",
              "America/New_York",
              AccountHolder.valueOf(words[1])));
    }
    PayoutSorter.Sorted sorted =
        PayoutSorter.sort(
            planned,
            known,
            returned == null
                ? Map.of()
                : Map.of(returned.split(" ", -1)[0], List.of(returned.split(" ", -1)[1])),
            Map.of());
    assertThat(
            sorted.batches().stream()
                .map(batch -> batch.holder() + " " + ids(batch.payouts()))
                .collect(Collectors.joining(", ")))
        .isEqualTo(batches == null ? "" : batches);
    assertThat(ids(sorted.withoutAccount())).isEqualTo(without == null ? "" : without);
    assertThat(ids(sorted.toReturnedAccount())).isEqualTo(toReturned == null ? "" : toReturned);
  }

  private static String ids(List<PlannedPayout> payouts) {
    return payouts.stream().map(PlannedPayout::practiceId).collect(Collectors.joining(" "));
  }
}
