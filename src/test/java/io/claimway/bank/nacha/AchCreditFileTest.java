package io.claimway.bank.nacha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.bank.ReassociationTrace;
import io.claimway.bank.nacha.AchPayee.Kind;
import io.claimway.bank.nacha.TransactionCode.Account;
import io.claimway.chance.Chance;
import io.claimway.chance.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AchCreditFileTest {

  private static final AchAccount OURS = new AchAccount("091000019", "900100200", Account.CHECKING);
  private static final AchAccount THEIRS = new AchAccount("021000021", "5550001", Account.SAVINGS);

  private static AchOrigin origin(AchAccount offset) {
    return new AchOrigin(
        "091000019", "Network Bank", "1987654321", "Claimway", "Claimway", "1987654321", offset);
  }

  private static AchFile file(AchAccount offset, List<AchPayee> payees) {
    return AchCreditFile.of(
        origin(offset),
        LocalDate.of(2026, 1, 27),
        LocalTime.of(9, 5),
        'A',
        LocalDate.of(2026, 1, 30),
        "PAYOUT",
        payees);
  }

  private static final List<AchPayee> PAYEES =
      List.of(
          AchPayee.of("PO1-0001", "Zoë Müller", Kind.PERSON, THEIRS, 12_345),
          AchPayee.of("PO1-0002", "Quiet Rooms LLC", Kind.COMPANY, OURS, 50_000),
          AchPayee.prenote("PN1-0001", "Kind Ears PLLC", Kind.COMPANY, THEIRS));

  @Test
  void paysCompaniesAndPersonsInBalancedBatches() {
    String written = new String(AchWriter.write(file(OURS, PAYEES)), StandardCharsets.US_ASCII);
    assertThat(written)
        .isEqualTo(
            """
            101 09100001919876543212601270905A094101NETWORK BANK           CLAIMWAY                       \n\
            5200CLAIMWAY                            1987654321CCDPAYOUT    260130260130   1091000010000001
            622091000019900100200        0000050000PO1-0002       QUIET ROOMS LLC         0091000010000001
            627091000019900100200        0000050000OFFSET         CLAIMWAY                0091000010000002
            820000000200182000020000000500000000000500001987654321                         091000010000001
            5220CLAIMWAY                            1987654321CCDPAYOUT    260130260130   1091000010000002
            6330210000215550001          0000000000PN1-0001       KIND EARS PLLC          0091000010000003
            822000000100021000020000000000000000000000001987654321                         091000010000002
            5200CLAIMWAY                            1987654321PPDPAYROLL   260130260130   1091000010000003
            6320210000215550001          0000012345PO1-0001       ZOE MULLER              0091000010000004
            627091000019900100200        0000012345OFFSET         CLAIMWAY                0091000010000005
            820000000200112000030000000123450000000123451987654321                         091000010000003
            9000003000002000000050031500007000000062345000000062345                                       \n\
            """
                + ("9".repeat(94) + "\n").repeat(7));
  }

  @Test
  void leavesTheOffsetToTheBankWhereItIsSetSo() {
    AchFile file = file(null, PAYEES);
    assertThat(file.batches()).allMatch(batch -> batch.header().serviceClass() == 220);
    assertThat(file.totals().debitCents()).isZero();
    assertThat(file.totals().creditCents()).isEqualTo(62_345);
  }

  @Test
  void writesATraceThatADepositIsFoundBy() {
    AchPayee payee =
        new AchPayee(
            "D1",
            "CLAIMWAY BH",
            Kind.COMPANY,
            OURS,
            100,
            ReassociationTrace.of("778", "1411111111").addendaText());
    AchEntry entry =
        AchFile.parse(AchWriter.write(file(null, List.of(payee))))
            .batches()
            .get(0)
            .entries()
            .get(0);
    assertThat(entry.addenda().get(0).paymentText()).isEqualTo("TRN*1*778*1411111111\\");
    assertThat(entry.addenda().get(0).reassociation())
        .contains(ReassociationTrace.of("778", "1411111111"));
  }

  @Seeds(200)
  void whatIsWrittenIsReadBackWithoutAFinding(Chance chance) {
    List<Long> amounts = chance.list(1, 60, () -> chance.between(0, 9_999_999_999L));
    List<AchPayee> payees = new ArrayList<>();
    for (long amount : amounts) {
      Kind kind = amount % 2 == 0 ? Kind.PERSON : Kind.COMPANY;
      payees.add(AchPayee.of("P" + payees.size(), "NAME " + amount % 7, kind, THEIRS, amount));
    }
    AchFile file = file(OURS, payees);
    byte[] bytes = AchWriter.write(file);
    assertThat(AchFile.parse(bytes)).isEqualTo(file);
    assertThat(bytes.length % (95 * 10)).isZero();
    assertThat(file.totals().creditCents()).isEqualTo(amounts.stream().mapToLong(a -> a).sum());
    assertThat(file.totals().debitCents()).isEqualTo(file.totals().creditCents());
  }

  @Test
  void refusesWhatNoEntryHolds() {
    assertThatThrownBy(() -> AchPayee.of("P1", "X", Kind.PERSON, THEIRS, 10_000_000_000L))
        .hasMessage("Cannot pay P1: 10000000000 cents do not fit an entry");
    assertThatThrownBy(() -> new AchAccount("021000022", "1", Account.CHECKING))
        .hasMessage("Cannot address an account at \"021000022\": it is no routing number");
    assertThatThrownBy(() -> file(OURS, List.of()))
        .hasMessage("Cannot build an ACH file for 2026-01-30: nobody is paid");
    assertThatThrownBy(() -> ReassociationTrace.of("9".repeat(80), "1").addendaText())
        .hasMessageContaining("the addenda text has 89 of 80 characters");
  }
}
