package io.claimway.settings.payer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.party.payer.PayerProfiles;
import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFolderTest {

  private static final Path SHIPPED = Path.of("jobs", "payers");

  @TempDir Path folder;

  @Test
  void readsEveryShippedProfile() {
    PayerProfiles profiles = ProfileFolder.read(SHIPPED).orRefuse();
    assertThat(profiles.list()).hasSize(13);
    assertThat(profiles.partners())
        .containsExactly(
            "bluegate",
            "camedicaid",
            "clearpath",
            "medicare",
            "northstar",
            "nymedicaid",
            "txmedicaid");
    assertThat(profiles.get("medicare-ne").envelope().receiverId()).isEqualTo("13282");
    assertThat(profiles.ofOriginator("1411111111"))
        .extracting("payer")
        .containsExactly("harbor-advantage", "harbor-commercial");
  }

  @Test
  void namesFileLineKeyFoundAndExpected() throws IOException {
    write("claims-per-transaction: 5000", "claims-per-transaction: lots");
    assertThat(ProfileFolder.read(folder).problems())
        .containsExactly(
            folder.resolve("summit-ppo.yaml")
                + ":25: files.claims-per-transaction is \"lots\", expected a whole number from 1 to 5000");
  }

  @Test
  void refusesWhatNoRuleWouldKeep() throws IOException {
    write("first-claims: 0", "first-claims: 50");
    assertThat(ProfileFolder.read(folder).problems())
        .singleElement()
        .asString()
        .contains("files.first-claims is \"50\", expected 0: no limit");
    write("same-day: original", "same-day: replace");
    assertThat(ProfileFolder.read(folder).problems())
        .singleElement()
        .asString()
        .contains("claims.same-day is \"replace\", expected original");
    write("patient-paid: false", "patient-paid: true");
    assertThat(ProfileFolder.read(folder).problems())
        .singleElement()
        .asString()
        .contains("claims.patient-paid is \"true\", expected false");
  }

  @Test
  void refusesAnUnknownKeyAndNamesTheMissingOne() throws IOException {
    write("original-days:", "orginal-days:");
    assertThat(ProfileFolder.read(folder).problems())
        .containsExactly(
            folder.resolve("summit-ppo.yaml") + ":30: timely-filing.original-days is missing",
            folder.resolve("summit-ppo.yaml")
                + ":31: timely-filing.orginal-days is no key of a payer profile");
  }

  @Test
  void refusesAPayerWhoseEnvelopeIsNotItsPartners() throws IOException {
    Files.copy(SHIPPED.resolve("harbor-commercial.yaml"), folder.resolve("harbor-commercial.yaml"));
    write("time: \"02:30\"", "time: \"02:31\"");
    assertThat(ProfileFolder.read(folder).problems())
        .containsExactly(
            folder.resolve("summit-ppo.yaml")
                + ":1: envelope differs from that of harbor-commercial, expected one per trading partner clearpath");
  }

  @Test
  void refusesTextThatIsNoYamlWithItsLine() throws IOException {
    write("program: commercial", "program: [commercial");
    assertThatThrownBy(() -> ProfileFolder.read(folder).orRefuse())
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessageContaining("summit-ppo.yaml:5: is not YAML");
  }

  private void write(String target, String replacement) throws IOException {
    String text = Files.readString(SHIPPED.resolve("summit-ppo.yaml"));
    assertThat(text).contains(target);
    Files.writeString(folder.resolve("summit-ppo.yaml"), text.replace(target, replacement));
  }
}
