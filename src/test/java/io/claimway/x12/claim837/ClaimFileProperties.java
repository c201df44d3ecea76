package io.claimway.x12.claim837;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClaimFileProperties {

  @Property(tries = 200)
  void anyClaimComesBackAsItWasWritten(@ForAll("claims") List<FiledClaim> claims) {
    byte[] written = SyntheticClaims.written(claims);
    List<FiledClaim> read = ClaimFileTest.read(written);
    assertThat(read.stream().map(FiledClaim::claim).toList())
        .usingRecursiveComparison()
        .ignoringCollectionOrder()
        .ignoringFieldsMatchingRegexes(".*ordinal")
        .isEqualTo(claims.stream().map(FiledClaim::claim).toList());
    assertThat(SyntheticClaims.written(read)).isEqualTo(written);
  }

  @Property(tries = 100)
  void anyTextLeavesAsEveryValidatorAcceptsIt(@ForAll String text) {
    ProfessionalClaim claim =
        SyntheticClaims.session("CW1").withNotes(List.of(new NoteSegment("ADD", "X" + text)));
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

  @Provide
  Arbitrary<List<FiledClaim>> claims() {
    Arbitrary<FiledClaim> filed =
        Combinators.combine(member(), claim(), Arbitraries.of(true, false))
            .as(
                (member, claim, dependent) ->
                    dependent
                        ? FiledClaim.ofDependent(
                            SyntheticClaims.billing(),
                            coverage(member),
                            SyntheticClaims.child(),
                            claim)
                        : FiledClaim.ofSubscriber(
                            SyntheticClaims.billing(), coverage(member), claim));
    return filed.list().ofMinSize(1).ofMaxSize(8);
  }

  private static SubscriberLevel coverage(String member) {
    return SyntheticClaims.subscriber(member);
  }

  private static Arbitrary<String> member() {
    return Arbitraries.of("M1", "M2", "M3", "M4");
  }

  private static Arbitrary<String> word(int most) {
    return Arbitraries.strings().withCharRange('A', 'Z').numeric().ofMinLength(1).ofMaxLength(most);
  }

  private static Arbitrary<ProfessionalClaim> claim() {
    return Combinators.combine(
            word(17), lines(), references(), notes(), amounts(), dates(), diagnoses(), kept())
        .as(
            (pcn, lines, references, notes, amounts, dates, diagnoses, kept) ->
                new ProfessionalClaim(
                    ClaimSegment.of(pcn, total(lines), "10", "1"),
                    dates,
                    amounts,
                    references,
                    notes,
                    diagnoses,
                    List.of(SyntheticClaims.rendering()),
                    SyntheticClaims.secondary(pcn).otherSubscribers(),
                    lines,
                    kept));
  }

  private static long total(List<ProfessionalLine> lines) {
    return lines.stream().mapToLong(line -> line.service().chargeCents()).sum();
  }

  private static Arbitrary<List<ProfessionalLine>> lines() {
    Arbitrary<ServiceSegment> service =
        Combinators.combine(
                word(5),
                word(2).list().ofMaxSize(4),
                Arbitraries.longs().between(-99_999_999, 9_999_999_999L),
                Arbitraries.longs().between(0, 9_999_999),
                Arbitraries.integers().between(1, 12).list().ofMinSize(1).ofMaxSize(4))
            .as(
                (code, modifiers, cents, thousandths, pointers) ->
                    new ServiceSegment(
                        ProcedureCode.of(code, modifiers),
                        cents,
                        "UN",
                        thousandths,
                        "",
                        pointers,
                        "",
                        "",
                        "",
                        ""));
    return service.list().ofMinSize(1).ofMaxSize(5).map(ClaimFileProperties::numbered);
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

  private static Arbitrary<List<ReferenceSegment>> references() {
    return Combinators.combine(Arbitraries.of("G1", "9F", "F8", "EA"), word(30))
        .as(ReferenceSegment::of)
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<List<NoteSegment>> notes() {
    return word(80).map(text -> new NoteSegment("ADD", text)).list().ofMaxSize(1);
  }

  private static Arbitrary<List<AmountSegment>> amounts() {
    return Arbitraries.longs()
        .between(-99_999_999_999_999L, 99_999_999_999_999L)
        .map(cents -> new AmountSegment("F5", cents))
        .list()
        .ofMaxSize(2);
  }

  private static Arbitrary<List<DateSegment>> dates() {
    return Arbitraries.longs()
        .between(0, 60_000)
        .map(day -> DateSegment.on("431", LocalDate.ofEpochDay(day)))
        .list()
        .ofMaxSize(2);
  }

  private static Arbitrary<DiagnosisSegment> diagnoses() {
    return word(7).list().ofMinSize(1).ofMaxSize(12).map(DiagnosisSegment::icd10);
  }

  /** Segments that no value models, with components and repetitions. */
  private static Arbitrary<List<KeptSegment>> kept() {
    Arbitrary<String> element =
        word(4)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(parts -> String.join(String.valueOf(KeptSegment.COMPONENT), parts));
    Arbitrary<String> repeated =
        element
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .map(parts -> String.join(String.valueOf(KeptSegment.REPETITION), parts));
    return repeated
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(elements -> new KeptSegment("K3", elements))
        .list()
        .ofMaxSize(2);
  }
}
