package io.claimway.party.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.party.partner.PartnerMailboxes.PartnerFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartnerMailboxesTest {
  private static final PartnerMailboxes MAILBOXES =
      new PartnerMailboxes(
          Map.of("clearpath", new PartnerMailbox("mailboxes/cp/to", "mailboxes/cp/sftp/from")));

  @Test
  void takesAPartnersOwnFolders() {
    assertThat(MAILBOXES.outbound("clearpath", "a.edi")).isEqualTo("mailboxes/cp/to/a.edi");
    assertThat(MAILBOXES.inbound("clearpath", "b.edi")).isEqualTo("mailboxes/cp/sftp/from/b.edi");
    assertThat(MAILBOXES.find("mailboxes/cp/sftp/from/b.edi"))
        .contains(new PartnerFile("clearpath", "b.edi"));
  }

  @Test
  void takesTheNamesOfEverybodyElse() {
    assertThat(MAILBOXES.outbound("bank", "p.ach")).isEqualTo("mailboxes/bank/outbound/p.ach");
    assertThat(MAILBOXES.inbound("bank", "s.bai")).isEqualTo("mailboxes/bank/inbound/s.bai");
    assertThat(MAILBOXES.find("mailboxes/bank/inbound/s.bai"))
        .contains(new PartnerFile("bank", "s.bai"));
  }

  @Test
  void seesWhatLiesInFoldersOfAMailbox() {
    assertThat(MAILBOXES.find("mailboxes/bank/inbound/2026/01/s.bai"))
        .contains(new PartnerFile("bank", "2026/01/s.bai"));
    assertThat(MAILBOXES.find("mailboxes/cp/sftp/from/835/b.edi"))
        .contains(new PartnerFile("clearpath", "835/b.edi"));
    assertThat(MAILBOXES.inbound("clearpath", "835/b.edi"))
        .isEqualTo("mailboxes/cp/sftp/from/835/b.edi");
  }

  @Test
  void findsNobodyWhereNobodyPutsFiles() {
    for (String key :
        new String[] {
          "mailboxes/clearpath/inbound/b.edi",
          "mailboxes/cp/to/a.edi",
          "mailboxes/bank/outbound/p.ach",
          "mailboxes/bank/inbound/",
          "mailboxes/bank/inbound/old/",
          "mailboxes/inbound/s.bai",
          "evidence/inbound/1f",
          "s.bai"
        }) {
      assertThat(MAILBOXES.find(key)).as(key).isEmpty();
    }
  }
}
