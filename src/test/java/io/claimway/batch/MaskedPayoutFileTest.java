package io.claimway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.party.AccountHolder;
import io.claimway.payout.PayoutState;
import io.claimway.postgres.payout.PayoutTables.Batch;
import io.claimway.postgres.payout.PayoutTables.Payout;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person sees before approving: tokens and totals. */
class MaskedPayoutFileTest {
  @Test
  void namesAccountsByTokenAndAddsUp() {
    LocalDate payDate = LocalDate.of(2026, 1, 30);
    Batch batch =
        new Batch(
            "P20260130",
            payDate,
            payDate,
            payDate,
            "nightly",
            2,
            15_000,
            "x",
            PayoutState.PREPARED,
            AccountHolder.BUSINESS);
    List<Payout> payouts =
        List.of(
            new Payout("P20260130-00001", "pra-1", "ONE, \"A\" PC", "tok-1", "4321", 2, 12_345),
            new Payout("P20260130-00002", "pra-2", "TWO PC", null, null, 1, 2_655));
    assertThat(new String(MaskedPayoutFile.of(batch, payouts), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            payout,practice,pays_to,account,last_four,sessions,amount
            P20260130-00001,pra-1,"ONE, ""A"" PC",tok-1,4321,2,123.45
            P20260130-00002,pra-2,"TWO PC",,,1,26.55
            P20260130,total,2026-01-30,,,3,150.00
            """);
  }
}
