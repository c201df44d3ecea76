package io.claimway.postgres.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.chance.Chance;
import io.claimway.chance.Seeds;
import io.claimway.claim.Claim;
import io.claimway.claim.ClaimContent;
import io.claimway.claim.PatientControlNumber;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContentStoreTest {
  private static final PatientControlNumber NUMBER = new PatientControlNumber(7, 2);

  @Seeds(500)
  void whatAnyClaimSaysComesBackExactly(Chance chance) {
    Claim claim = AnyClaim.of(chance);
    byte[] bytes = ContentStore.encode(claim);

    Claim read = ContentStore.decode(NUMBER, bytes);
    assertThat(read).isEqualTo(claim);
    assertThat(ClaimContent.sha256(read)).isEqualTo(ClaimContent.sha256(claim));
    assertThat(ContentStore.encode(read)).isEqualTo(bytes);
  }

  @Test
  void saysOfBytesThatHoldNoClaimOnlyWhoseTheyAreAndWhy() {
    byte[] bytes = ContentStore.encode(AnyClaim.of(Chance.of(50)));
    assertThatThrownBy(() -> ContentStore.decode(NUMBER, Arrays.copyOf(bytes, bytes.length - 1)))
        .hasMessage("Cannot read the content of claim 7 version 2: UNDECODABLE")
        .hasNoCause();
    assertThatThrownBy(() -> ContentStore.decode(NUMBER, new byte[0]))
        .hasMessage("Cannot read the content of claim 7 version 2: EMPTY_VALUE");
  }
}
