package io.claimway.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.party.AccountState;
import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.party.Relationship;
import io.claimway.party.Sex;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coverages are written as sequence, payer and last covered day: {@code 1 harbor 01-31}. */
class CoverageOrderTest {
  private static final LocalDate SERVED = LocalDate.of(2026, 2, 2);

  @ParameterizedTest(name = "{0}: after {1} {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "1 harbor, harbor, -",
        "1 harbor; 2 medicaid, harbor, medicaid",
        "1 harbor; 2 medicaid, medicaid, -",
        "1 harbor; 2 medicaid; 3 blue, harbor, medicaid",
        "1 harbor; 3 blue, harbor, blue",
        // one that has ended, and one of the same payer, ask nobody else
        "1 harbor; 2 medicaid 01-31, harbor, -",
        "1 harbor; 2 harbor; 3 blue, harbor, blue",
        // the payer is no coverage any more: nobody is asked after it
        "2 medicaid, harbor, -",
        "1 harbor; 2 blue; 2 medicaid, harbor, blue",
      })
  void saysWhoIsAskedAfterAPayer(String coverages, String payer, String next) {
    assertThat(CoverageOrder.payerAfter(payer, client(coverages), SERVED).orElse(null))
        .isEqualTo(next);
  }

  private static Client client(String coverages) {
    return new Client(
        "c1",
        1,
        "Jane",
        null,
        "Doe",
        LocalDate.of(1990, 1, 1),
        Sex.FEMALE,
        null,
        null,
        Arrays.stream(coverages.split("; ", -1)).map(CoverageOrderTest::coverage).toList(),
        true,
        AccountState.ACTIVE,
        List.of(),
        Instant.EPOCH);
  }

  private static Coverage coverage(String written) {
    String[] words = written.split(" ", -1);
    return new Coverage(
        Integer.parseInt(words[0]),
        words[1],
        "M1",
        null,
        Relationship.SELF,
        null,
        LocalDate.of(2026, 1, 1),
        words.length > 2 ? LocalDate.parse("2026-" + words[2]) : null);
  }
}
