package io.claimway.settings.payer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.party.partner.TradingPartner;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFolderTest {

  private static final String SUMMIT = "summit-ppo.yaml";
  private static final String CLEARPATH = "clearpath.yaml";

  @TempDir Path folder;
  private Path payers;
  private Path partners;

  @BeforeEach
  void copyOnePayerAndItsPartner() throws IOException {
    payers = Files.createDirectory(folder.resolve("payers"));
    partners = Files.createDirectory(folder.resolve("partners"));
    writePayer("", "");
    writePartner("", "");
  }

  @Test
  void readsEveryShippedProfileAndPartner() {
    PayerProfiles profiles = ShippedProfiles.read();
    assertThat(profiles.list()).hasSize(13);
    assertThat(profiles.listPartners())
        .extracting(TradingPartner::partner)
        .containsExactly(
            "bluegate",
            "camedicaid",
            "clearpath",
            "medicare",
            "northstar",
            "nymedicaid",
            "txmedicaid");
    assertThat(profiles.routeOf("medicare-ne").envelope().receiverId()).isEqualTo("13282");
    assertThat(profiles.list())
        .filteredOn(profile -> profile.originator().equals("1411111111"))
        .extracting(PayerProfile::payer)
        .containsExactly("harbor-advantage", "harbor-commercial");
  }

  @Test
  void namesFileLineKeyFoundAndExpected() throws IOException {
    writePayer("cache-days: 30", "cache-days: lots");
    writePartner("claims-per-transaction: 5000", "claims-per-transaction: 0");
    assertThat(problems())
        .containsExactly(
            partners.resolve(CLEARPATH)
                + ":38: limits.claims-per-transaction is \"0\", expected a whole number from 1 to 5000",
            payers.resolve(SUMMIT)
                + ":34: eligibility.cache-days is \"lots\", expected a whole number from 0 to 366");
  }

  @Test
  void refusesAnUnknownKeyAndNamesTheMissingOne() throws IOException {
    writePayer("original-days:", "orginal-days:");
    writePartner("etin: CLAIMWAY1", "itin: CLAIMWAY1");
    assertThat(problems())
        .containsExactly(
            partners.resolve(CLEARPATH) + ":19: submitter.etin is missing",
            partners.resolve(CLEARPATH) + ":21: submitter.itin is no key of a trading partner",
            payers.resolve(SUMMIT) + ":13: filing.original-days is missing",
            payers.resolve(SUMMIT) + ":14: filing.orginal-days is no key of a payer profile");
  }

  @Test
  void refusesARouteThatLeadsNowhere() throws IOException {
    writePayer("routes: [clearpath]", "routes: [clearpath, nowhere]");
    assertThat(problems())
        .containsExactly(
            payers.resolve(SUMMIT)
                + ":10: routes is \"nowhere\", expected a trading partner, one of [clearpath]");
    writePayer("routes: [clearpath]", "routes: []");
    assertThat(problems())
        .containsExactly(
            payers.resolve(SUMMIT) + ":10: routes is \"\", expected at least one trading partner");
  }

  @Test
  void blamesAPartnersMistakeOnceAndNotOnItsPayers() throws IOException {
    writePartner("usage: P", "usage: X");
    assertThat(problems())
        .containsExactly(
            partners.resolve(CLEARPATH) + ":16: envelope.usage is \"X\", expected P or T");
  }

  /** Two files: the partner's own, and the payer's line that names it. */
  @Test
  void aSecondRouteIsAPartnersFileAndALineOfThePayers() throws IOException {
    addPartner("northstar.yaml", "", "");
    writePayer("routes: [clearpath]", "routes: [clearpath, northstar]");
    PayerProfiles profiles = ProfileFolder.read(payers, partners).orRefuse();
    assertThat(profiles.get("summit-ppo").routes()).containsExactly("clearpath", "northstar");
    assertThat(profiles.routeOf("summit-ppo").partner()).isEqualTo("clearpath");

    writePayer("routes: [clearpath]", "routes: [northstar, clearpath]");
    PayerProfiles turned = ProfileFolder.read(payers, partners).orRefuse();
    assertThat(turned.routeOf("summit-ppo").envelope().receiverId()).isEqualTo("NORTHSTAR");
    assertThat(turned.sha256()).isNotEqualTo(profiles.sha256());
  }

  @Test
  void refusesAPayerIdThatTwoPayersOfOnePartnerBear() throws IOException {
    Files.writeString(
        payers.resolve("harbor-commercial.yaml"),
        Files.readString(ShippedProfiles.PAYERS.resolve("harbor-commercial.yaml"))
            .replace("HARB1", "SUMM1"));
    assertThat(problems())
        .containsExactly(
            payers.resolve(SUMMIT)
                + ":6: payer-id is \"SUMM1\", expected one of its own: it is harbor-commercial's at the same"
                + " partner");
  }

  @Test
  void refusesAMailboxThatIsAnothers() throws IOException {
    addPartner("northstar.yaml", "mailboxes/northstar/inbound", "mailboxes/clearpath/inbound");
    assertThat(problems())
        .containsExactly(
            partners.resolve("northstar.yaml")
                + ":27: mailboxes.inbound is \"mailboxes/clearpath/inbound\", expected a folder of its own: it"
                + " is clearpath's");
    addPartner("northstar.yaml", "mailboxes/northstar/inbound", "mailboxes/bank/inbound");
    assertThat(problems()).singleElement().asString().contains(":27: mailboxes.inbound is");
    addPartner("northstar.yaml", "mailboxes/northstar/inbound", "evidence/inbound");
    assertThat(problems()).singleElement().asString().contains("expected a folder such as");
  }

  @Test
  void refusesANameThatIsNotTheFiles() throws IOException {
    writePayer("payer: summit-ppo", "payer: summit");
    writePartner("partner: clearpath", "partner: clear");
    assertThat(problems())
        .containsExactly(
            partners.resolve(CLEARPATH)
                + ":2: partner is \"clear\", expected the file's name without .yaml, and not the bank",
            payers.resolve(SUMMIT)
                + ":2: payer is \"summit\", expected the file's name without .yaml");
  }

  @Test
  void refusesTextThatIsNoYamlWithItsLine() throws IOException {
    writePayer("program: commercial", "program: [commercial");
    assertThatThrownBy(() -> ProfileFolder.read(payers, partners).orRefuse())
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessageContaining("summit-ppo.yaml:5: is not YAML");
  }

  @Test
  void refusesAnEmptyFolderAndOneThatIsNotThere() throws IOException {
    Files.delete(partners.resolve(CLEARPATH));
    assertThat(problems().get(0)).isEqualTo(partners + ": holds no trading partner (*.yaml)");
    assertThat(ProfileFolder.read(payers, folder.resolve("none")).problems().get(0))
        .isEqualTo(folder.resolve("none") + ": cannot be listed (partners.dir)");
  }

  private List<String> problems() {
    return ProfileFolder.read(payers, partners).problems();
  }

  private void writePayer(String target, String replacement) throws IOException {
    write(ShippedProfiles.PAYERS, payers, SUMMIT, target, replacement);
  }

  private void writePartner(String target, String replacement) throws IOException {
    write(ShippedProfiles.PARTNERS, partners, CLEARPATH, target, replacement);
  }

  private void addPartner(String name, String target, String replacement) throws IOException {
    write(ShippedProfiles.PARTNERS, partners, name, target, replacement);
  }

  private static void write(Path from, Path to, String name, String target, String replacement)
      throws IOException {
    String text = Files.readString(from.resolve(name));
    assertThat(text).contains(target);
    Files.writeString(to.resolve(name), text.replace(target, replacement));
  }
}
