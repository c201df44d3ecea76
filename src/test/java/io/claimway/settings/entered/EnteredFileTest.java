package io.claimway.settings.entered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.remittance.EnteredRemittance;
import io.claimway.remittance.MoneyMovement;
import io.claimway.remittance.RemittanceRow;
import io.claimway.run.UnusableConfiguration;
import io.claimway.settings.payer.ShippedProfiles;
import io.claimway.x12.remittance835.EnteredRemittanceFile;
import io.claimway.x12.remittance835.RemittanceRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnteredFileTest {
  private static final PayerProfiles PAYERS = ShippedProfiles.read();
  private static final Path FILE = Path.of("/desk/check.yaml");
  private static final String TEXT =
      """
      payer: harbor-commercial
      entity: cbh-ny
      number: "40117"
      date: 2026-01-14
      amount: 105.00
      method: lockbox
      document: scans/check.pdf
      claims:
        - control-number: C00001XK2015A
          payer-number: "2026014001"
          charge: 175.00
          paid: 120.00
          patient: {last: Larkin, first: Wren, member-id: M100}
          lines:
            - procedure: "90837"
              modifiers: ["95"]
              date: 2026-01-05
              charge: 175.00
              paid: 120.00
              adjustments:
                - {group: CO, reason: "45", amount: 40.00}
                - {group: PR, reason: "3", amount: 15.00}
              remarks: [N130]
      adjustments:
        - {code: WO, reference: "2025311007", amount: 15.00}
      """;

  @Test
  void readsWhatAPersonKeyed() {
    EnteredFile file = read(TEXT);
    assertThat(file.document()).isEqualTo(Path.of("/desk/scans/check.pdf"));
    EnteredRemittance entered = file.remittance();
    assertThat(entered.originator()).isEqualTo("1411111111");
    assertThat(entered.paidOn()).isEqualTo(LocalDate.of(2026, 1, 14));
    assertThat(entered.cents()).isEqualTo(10_500);
    assertThat(entered.method()).isEqualTo(EnteredRemittance.Method.LOCKBOX);
    assertThat(entered.claims()).hasSize(1);
    assertThat(entered.claims().get(0).lines().get(0).adjustments()).hasSize(2);
    assertThat(entered.adjustments())
        .containsExactly(new EnteredRemittance.ProviderLevel("WO", "2025311007", 1_500));
    assertThat(entered.imbalances()).isEmpty();
  }

  @Test
  void namesFileLineAndKeyOfEachMistakeAndNoPerson() {
    assertMistake(
        "amount: 105.00", "amount: a lot", ":5: amount is \"a lot\", expected dollars such as");
    assertMistake(
        "harbor-commercial",
        "harbour",
        ":1: payer is \"harbour\", expected a payer of jobs/payers");
    assertMistake("method: lockbox", "method: cheque", ":6: method is \"cheque\", expected one of");
    assertMistake(
        "    charge: 175.00\n    paid: 120.00\n    patient",
        "    charge: 175.00\n    patient",
        ":9: claims.1.paid is missing");
    assertMistake(
        "reason: \"45\"", "reason: much", "claims.1.lines.1.adjustments.1.reason is \"much\"");
    assertMistake("remarks: [N130]", "remark: N130", "claims.1.lines.1.remark is no key");
    List<String> problems = new ArrayList<>();
    EnteredFile.parse(FILE, TEXT.replace("last: Larkin", "last: \"Lar*kin\""), PAYERS, problems);
    assertThat(problems)
        .containsExactly(FILE + ":13: claims.1.patient.last is \"…\", expected a name");
  }

  @Test
  void saysWhatIsWrongWithAFileThatCannotBeRead(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("check.yaml");
    assertThatThrownBy(() -> EnteredFile.read(missing, PAYERS))
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessage("Cannot use " + missing + ": cannot be read, there is no such file");
    Path scan = Files.write(folder.resolve("check.pdf"), new byte[] {(byte) 0xff, 0x25});
    assertThatThrownBy(() -> EnteredFile.read(scan, PAYERS))
        .hasMessage("Cannot use " + scan + ": cannot be read, it is no UTF-8 text");
    assertThatThrownBy(() -> EnteredFile.read(folder, PAYERS))
        .hasMessageContaining("it is a folder");
  }

  @Test
  void saysInDollarsWhatDoesNotAddUp() {
    assertThat(read(TEXT.replace("amount: 40.00", "amount: 39.00")).remittance().imbalances())
        .containsExactly(
            "line 1 of claim 1: charge $175.00 less adjustments of $54.00 makes $121.00, and it says paid $120.00: off by -$1.00");
    assertThat(read(TEXT.replace("amount: 105.00", "amount: 110.00")).remittance().imbalances())
        .containsExactly(
            "the payment: claims paid $120.00 less $15.00 beside them make $105.00, and it says $110.00: off by $5.00");
  }

  /** What the night reads of it is what the person keyed, and the bytes are the same each time. */
  @Test
  void isWrittenAsAnEightThirtyFive() {
    EnteredRemittance entered = read(TEXT).remittance();
    byte[] file = EnteredRemittanceFile.write(entered, "HARBOR HEALTH PLAN", entity());
    assertThat(EnteredRemittanceFile.write(entered, "HARBOR HEALTH PLAN", entity()))
        .isEqualTo(file);
    assertThat(new String(file, StandardCharsets.US_ASCII))
        .contains("BPR*I*105*C*CHK", "TRN*1*40117*1411111111~", "N1*PE*CLAIMWAY NY*XX*1902000017~");
    List<RemittanceRow> rows = new ArrayList<>();
    new RemittanceRows("ab", new ByteArrayInputStream(file)).forEachRemaining(rows::add);
    assertThat(rows).extracting(RemittanceRow::kind).containsExactly("C", "L", "B", "P");
    assertThat(rows).extracting(RemittanceRow::flaw).containsOnlyNulls();
  }

  /** What the night reads of a card's remittance is a card payment, which its processor brings. */
  @Test
  void aCardIsACardToTheNightAndOnlyOfAPayerThatPaysByOne() {
    String card = TEXT.replace("method: lockbox", "method: card");
    EnteredRemittance entered =
        read(card.replace("payer: harbor-commercial", "payer: summit-ppo")).remittance();
    byte[] file = EnteredRemittanceFile.write(entered, "SUMMIT", entity());
    List<RemittanceRow> rows = new ArrayList<>();
    new RemittanceRows("ab", new ByteArrayInputStream(file)).forEachRemaining(rows::add);
    assertThat(rows.get(3).movement()).isEqualTo(MoneyMovement.CARD.name());
    assertMistake(
        "method: lockbox",
        "method: card",
        "method is \"card\", expected a way in which harbor-commercial pays; a card needs"
            + " remittance.card-fee-basis-points in its profile");
  }

  private static EnteredFile read(String text) {
    List<String> problems = new ArrayList<>();
    EnteredFile file = EnteredFile.parse(FILE, text, PAYERS, problems);
    assertThat(problems).isEmpty();
    return file;
  }

  private static void assertMistake(String right, String wrong, String problem) {
    List<String> problems = new ArrayList<>();
    assertThat(TEXT).contains(right);
    EnteredFile.parse(FILE, TEXT.replace(right, wrong), PAYERS, problems);
    assertThat(problems).anySatisfy(found -> assertThat(found).contains(problem));
  }

  private static BillingEntity entity() {
    Address address = new Address("12 Harbor St", null, "New York", "NY", "100012345");
    return new BillingEntity(
        "cbh-ny",
        "Claimway NY",
        "1902000017",
        "131000001",
        "261QM0801X",
        address,
        null,
        "operating",
        List.of("1902000017"));
  }
}
