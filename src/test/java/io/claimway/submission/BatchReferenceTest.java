package io.claimway.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** BHT03 as it leaves and as it comes back. */
class BatchReferenceTest {
  @Test
  void comesBackAsItLeft() {
    BatchReference batch = new BatchReference(LocalDate.of(2026, 1, 7), 7, "0001");
    assertThat(batch.text()).isEqualTo("202601070000000070001");
    assertThat(BatchReference.parse(" 202601070000000070001 ")).contains(batch);
  }

  @Test
  void takesNoOtherNumberForItsOwn() {
    for (String other :
        new String[] {"", "000000007", "20261307" + "000000007" + "0001", "RCPT0001"}) {
      assertThat(BatchReference.parse(other)).isEmpty();
    }
  }
}
