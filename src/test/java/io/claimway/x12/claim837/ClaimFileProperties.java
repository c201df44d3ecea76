package io.claimway.x12.claim837;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.chance.Chance;
import io.claimway.chance.Seeds;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.Golden;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NoteSegment;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.ReferenceSegment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class ClaimFileProperties {

  @Seeds(200)
  void anyClaimComesBackAsItWasWritten(Chance chance) {
    List<FiledClaim> claims = chance.list(1, 8, () -> filed(chance));
    byte[] written = SyntheticClaims.written(claims);
    List<FiledClaim> read = ClaimFileTest.read(written);
    assertThat(read.stream().map(FiledClaim::claim).toList())
        .usingRecursiveComparison()
        .ignoringCollectionOrder()
        .ignoringFieldsMatchingRegexes(".*ordinal")
        .isEqualTo(claims.stream().map(FiledClaim::claim).toList());
    assertThat(SyntheticClaims.written(read)).isEqualTo(written);
  }

  @Seeds(100)
  void anyTextLeavesAsEveryValidatorAcceptsIt(Chance chance) {
    ProfessionalClaim claim =
        SyntheticClaims.session("CW1")
            .withNotes(List.of(new NoteSegment("ADD", "X" + chance.text())));
    FiledClaim filed =
        FiledClaim.ofSubscriber(SyntheticClaims.billing(), SyntheticClaims.subscriber("M1"), claim);
    byte[] written = SyntheticClaims.written(List.of(filed));
    for (byte b : written) {
      assertThat(b == '\n' || (b >= ' ' && b < 127 && (b < 'a' || b > 'z'))).isTrue();
    }
    NoteSegment note = ClaimFileTest.read(written).get(0).claim().notes().get(0);
    assertThat(note.text()).startsWith("X").doesNotContain("*", "~", ":", "^");
    Golden.assertClean(
        SyntheticClaims.written(
            List.of(
                FiledClaim.ofSubscriber(
                    SyntheticClaims.billing(),
                    SyntheticClaims.subscriber("M1"),
                    SyntheticClaims.session("CW1")))));
  }

  // --- what is generated

  private static FiledClaim filed(Chance chance) {
    SubscriberLevel coverage = SyntheticClaims.subscriber(chance.oneOf("M1", "M2", "M3", "M4"));
    ProfessionalClaim claim = claim(chance);
    return chance.oneOf(true, false)
        ? FiledClaim.ofDependent(
            SyntheticClaims.billing(), coverage, SyntheticClaims.child(), claim)
        : FiledClaim.ofSubscriber(SyntheticClaims.billing(), coverage, claim);
  }

  private static ProfessionalClaim claim(Chance chance) {
    String pcn = chance.word(1, 17);
    List<ProfessionalLine> lines = numbered(chance.list(1, 5, () -> service(chance)));
    return new ProfessionalClaim(
        ClaimSegment.of(pcn, total(lines), "10", "1"),
        chance.list(0, 2, () -> onset(chance)),
        chance.list(0, 2, () -> amount(chance)),
        chance.list(0, 3, () -> reference(chance)),
        chance.list(0, 1, () -> new NoteSegment("ADD", chance.word(1, 80))),
        DiagnosisSegment.icd10(chance.list(1, 12, () -> chance.word(1, 7))),
        List.of(SyntheticClaims.rendering()),
        SyntheticClaims.secondary(pcn).otherSubscribers(),
        lines,
        chance.list(0, 2, () -> kept(chance)));
  }

  private static long total(List<ProfessionalLine> lines) {
    return lines.stream().mapToLong(line -> line.service().chargeCents()).sum();
  }

  private static ServiceSegment service(Chance chance) {
    return new ServiceSegment(
        ProcedureCode.of(chance.word(1, 5), chance.list(0, 4, () -> chance.word(1, 2))),
        chance.between(-99_999_999, 9_999_999_999L),
        "UN",
        chance.between(0, 9_999_999),
        "",
        chance.list(1, 4, () -> chance.between(1, 12)),
        "",
        "",
        "",
        "");
  }

  private static List<ProfessionalLine> numbered(List<ServiceSegment> services) {
    List<ProfessionalLine> lines = new ArrayList<>();
    for (ServiceSegment service : services) {
      int number = lines.size() + 1;
      lines.add(
          ProfessionalLine.of(
              number, service, DateSegment.on("472", SyntheticClaims.SERVED), "LINE" + number));
    }
    return lines;
  }

  private static ReferenceSegment reference(Chance chance) {
    return ReferenceSegment.of(chance.oneOf("G1", "9F", "F8", "EA"), chance.word(1, 30));
  }

  private static AmountSegment amount(Chance chance) {
    return new AmountSegment("F5", chance.between(-99_999_999_999_999L, 99_999_999_999_999L));
  }

  private static DateSegment onset(Chance chance) {
    return DateSegment.on("431", LocalDate.ofEpochDay(chance.between(0, 60_000)));
  }

  /** A segment that no value models, with components and repetitions. */
  private static KeptSegment kept(Chance chance) {
    return new KeptSegment("K3", chance.list(1, 4, () -> repeated(chance)));
  }

  private static String repeated(Chance chance) {
    return String.join(
        String.valueOf(KeptSegment.REPETITION), chance.list(1, 2, () -> components(chance)));
  }

  private static String components(Chance chance) {
    return String.join(
        String.valueOf(KeptSegment.COMPONENT), chance.list(1, 3, () -> chance.word(1, 4)));
  }
}
