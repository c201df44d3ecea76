package io.claimway.x12.claim837;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imsweb.x12.reader.X12Reader.FileType;
import io.claimway.x12.Finding;
import io.claimway.x12.segment.Golden;
import io.claimway.x12.segment.ReferenceSegment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimFileTest {

  @Test
  void writesOneOfEachShapeAsTheGuideWantsIt() {
    byte[] written = SyntheticClaims.written(SyntheticClaims.all());
    Golden.assertGolden("837/one-of-each.edi", written);
    Golden.assertReadByImsweb(FileType.ANSI837_5010_X222, written);
  }

  @Test
  void readsBackWhatItWrote() {
    List<FiledClaim> claims = SyntheticClaims.all();
    byte[] written = SyntheticClaims.written(claims);
    List<FiledClaim> read = read(written);
    assertThat(read.stream().map(FiledClaim::claim).toList())
        .usingRecursiveComparison()
        .ignoringCollectionOrder()
        .ignoringFieldsMatchingRegexes(".*ordinal")
        .isEqualTo(claims.stream().map(FiledClaim::claim).toList());
    assertThat(read.get(0).billing()).isEqualTo(claims.get(0).billing());
    assertThat(read.get(2).patient()).isEqualTo(SyntheticClaims.child());
    assertThat(SyntheticClaims.written(read)).isEqualTo(written);
  }

  @Test
  void bringsClaimsOfOneSubscriberTogether() {
    List<FiledClaim> read = read(SyntheticClaims.written(SyntheticClaims.all()));
    assertThat(read)
        .extracting(filed -> filed.claim().head().patientControlNumber())
        .containsExactly("CW000000001A", "CW000000003A", "CW000000002A", "CW000000004A");
    assertThat(read.get(0).subscriber()).isSameAs(read.get(1).subscriber());
  }

  @Test
  void sendsNoAddressOrBirthDateOfASubscriberWhoIsNotThePatient() {
    String text =
        new String(
            SyntheticClaims.written(SyntheticClaims.all().subList(1, 2)), StandardCharsets.UTF_8);
    assertThat(text).contains("SBR*P**G100******CI~").doesNotContain("19900228");
  }

  @Test
  void foldsTextToWhatEveryValidatorAccepts() {
    String text =
        new String(SyntheticClaims.written(SyntheticClaims.all()), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("NM1*IL*1*NUNEZ-O'HARA*ZOE****MI*M100~")
        .contains("N3*4 ELAN WAY*APT 2~");
    assertThat(text.chars()).allMatch(c -> c < 127);
  }

  @Test
  void takesDelimitersOutOfData() {
    ProfessionalClaim claim =
        SyntheticClaims.session("CW000000005A")
            .withReferences(List.of(ReferenceSegment.of("G1", "A*B~C:D^E")));
    List<FiledClaim> filed =
        List.of(
            FiledClaim.ofSubscriber(
                SyntheticClaims.billing(), SyntheticClaims.subscriber("M1"), claim));
    assertThat(read(SyntheticClaims.written(filed)).get(0).claim().reference("G1"))
        .isEqualTo("A B C D E");
  }

  @Test
  void startsAnotherLevelForThe101stClaimOfAPatient() {
    FiledClaim one =
        FiledClaim.ofSubscriber(
            SyntheticClaims.billing(),
            SyntheticClaims.subscriber("M100"),
            SyntheticClaims.session("CW000000001A"));
    byte[] written = SyntheticClaims.written(Collections.nCopies(101, one));
    assertThat(new String(written, StandardCharsets.UTF_8)).contains("HL*3*1*22*0~");
    assertThat(read(written)).hasSize(101);
  }

  @Test
  void refusesMoreLinesThanAClaimHolds() {
    ProfessionalClaim claim = SyntheticClaims.session("CW000000001A");
    ProfessionalClaim wide =
        ProfessionalClaim.of(
            claim.head(),
            claim.diagnoses(),
            claim.providers(),
            Collections.nCopies(51, claim.lines().get(0)));
    FiledClaim filed =
        FiledClaim.ofSubscriber(
            SyntheticClaims.billing(), SyntheticClaims.subscriber("M100"), wide);
    assertThatThrownBy(() -> SyntheticClaims.written(List.of(filed)))
        .hasMessage(
            "Cannot write claim CW000000001A: 51 lines, but a professional claim has room for 50");
  }

  @Test
  void showsNothingOfAPersonInItsText() {
    assertThat(SyntheticClaims.all().toString())
        .doesNotContain("Núñez", "Zoë", "M100", "1990", "F411", "ÉLAN", "CORRECTED PLACE");
  }

  static List<FiledClaim> read(byte[] file) {
    List<Finding> findings = new ArrayList<>();
    List<FiledClaim> claims = new ArrayList<>();
    try (ClaimFileReader reader =
        new ClaimFileReader(new ByteArrayInputStream(file), findings::add)) {
      while (reader.nextTransaction() != null) {
        for (FiledClaim claim; (claim = reader.nextClaim()) != null; ) {
          claims.add(claim);
        }
      }
    }
    assertThat(findings).isEmpty();
    return claims;
  }
}
