package io.claimway.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.HoldOwner;
import io.claimway.claim.edit.PayEffect;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HoldCodeTest {

  @Test
  void payWaitsForWhatTheProviderCanEndForTheWindowAndForThePayersApproval() {
    assertThat(Arrays.stream(HoldCode.values()).filter(code -> code.pay() == PayEffect.WAITS))
        .containsExactlyInAnyOrder(
            HoldCode.AMENDMENT_WINDOW,
            HoldCode.NOTE_UNSIGNED,
            HoldCode.AUTHORIZATION_REQUIRED,
            HoldCode.EDIT_FAILED,
            HoldCode.PAYER_NOT_READY,
            HoldCode.PROVIDER_TERMINATED,
            HoldCode.PROVIDER_INELIGIBLE);
  }

  @Test
  void payDoesNotWaitForAnEditThatOthersEnd() {
    for (EditCode edit : EditCode.values()) {
      if (edit.owner() != HoldOwner.PROVIDER) {
        assertThat(edit.pay()).as(edit.name()).isEqualTo(PayEffect.EARNS);
      }
    }
  }
}
