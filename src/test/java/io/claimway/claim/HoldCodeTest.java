package io.claimway.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.edit.HoldOwner;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HoldCodeTest {

  @Test
  void payWaitsForWhatTheProviderCanEndForTheWindowAndForThePayersApproval() {
    assertThat(Arrays.stream(HoldCode.values()).filter(code -> code.delaysPay(code.owner())))
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
    for (HoldOwner owner : HoldOwner.values()) {
      assertThat(HoldCode.EDIT_FAILED.delaysPay(owner))
          .as(owner.name())
          .isEqualTo(owner == HoldOwner.PROVIDER);
    }
  }
}
