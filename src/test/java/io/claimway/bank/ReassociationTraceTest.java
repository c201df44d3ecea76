package io.claimway.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReassociationTraceTest {

  @ParameterizedTest
  @CsvSource({
    "TRN*1*123*1411111111\\,123,1411111111,''",
    "TRN*1*123*1411111111~,123,1411111111,''",
    "TRN*1*123*1411111111*999,123,1411111111,999",
    "TRN|1|A-1|14~,A-1,14,''",
    "TRN*1*00012,00012,'',''",
    "HCCLAIMPMT TRN*1*77*19\\ MORE,77,19,''",
    "PATRN*1*1*2 TRN*1*5*6\\,5,6,''"
  })
  void findsTheTraceInTheTextsThatBanksWrite(
      String text, String trn02, String trn03, String trn04) {
    assertThat(ReassociationTrace.find(text)).contains(new ReassociationTrace(trn02, trn03, trn04));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "TRN", "TRN*2*1*3\\", "TRN*1**3\\", "TRNS*1*1*3", "RMR*IV*1", "TRN 1 2 3"})
  void findsNoneWhereThereIsNone(String text) {
    assertThat(ReassociationTrace.find(text)).isEmpty();
  }
}
