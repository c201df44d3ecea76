package io.claimway.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are recognised by what they hold. */
class FileKindTest {
  private static final String ISA =
      "ISA*00*          *00*          *ZZ*CLEARPATH      *ZZ*CLAIMWAY       *260105*0600*^*00501*000000001*0*P*:~";

  @ParameterizedTest
  @CsvSource({
    "FA, 005010X231A1, IMPLEMENTATION_ACKNOWLEDGEMENT",
    "HN, 005010X214, CLAIM_ACKNOWLEDGEMENT",
    "HN, 005010X212, CLAIM_STATUS",
    "HB, 005010X279A1, ELIGIBILITY",
    "HP, 005010X221A1, REMITTANCE",
    "HC, 005010X222A1, UNKNOWN"
  })
  void tellsTheKindByTheFirstGroup(String code, String guide, FileKind kind) {
    assertThat(kindOf(ISA + "GS*" + code + "*A*B*20260105*0600*1*X*" + guide + "~ST*1*0001~"))
        .isEqualTo(kind);
  }

  @Test
  void tellsAnInterchangeAcknowledgementWithoutGroups() {
    assertThat(kindOf(ISA + "TA1*000000007*260102*0200*A*000~IEA*0*000000001~"))
        .isEqualTo(FileKind.TA1);
    assertThat(
            kindOf(
                ISA + "TA1*000000007*260102*0200*A*000~GS*FA*A*B*20260105*0600*1*X*005010X231A1~"))
        .isEqualTo(FileKind.IMPLEMENTATION_ACKNOWLEDGEMENT);
  }

  @Test
  void tellsBankFiles() {
    assertThat(kindOf("101 091000019 1234567892601050200A094101")).isEqualTo(FileKind.ACH);
    assertThat(kindOf("01,BANK,CLAIMWAY,260105,0600,1,,,2/")).isEqualTo(FileKind.BAI2);
  }

  @Test
  void callsTheRestUnknown() {
    assertThat(kindOf("")).isEqualTo(FileKind.UNKNOWN);
    assertThat(kindOf("Dear partner, please find attached")).isEqualTo(FileKind.UNKNOWN);
  }

  private static FileKind kindOf(String text) {
    return FileKind.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
