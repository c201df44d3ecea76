package io.claimway.x12.remittance835;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.Finding;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.QuantitySegment;
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

class RemittanceFileProperties {

  private static final RemittanceHeading HEADING = new RemittanceHeading("1", List.of());

  @Property(tries = 200)
  void anyRemittanceComesBackAsItWasWritten(
      @ForAll("claims") List<RemittanceClaim> claims,
      @ForAll("adjustments") List<ProviderAdjustment> adjustments) {
    List<RemittancePart> parts = new ArrayList<>();
    parts.add(SyntheticRemittances.parts().get(0));
    claims.forEach(claim -> parts.add(RemittancePart.of(claim)));
    adjustments.forEach(adjustment -> parts.add(RemittancePart.of(adjustment)));
    long paid = parts.get(0).payment().payment().signedCents();
    long claimed = claims.stream().mapToLong(claim -> claim.head().paidCents()).sum();
    long adjusted = adjustments.stream().mapToLong(ProviderAdjustment::totalCents).sum();
    parts.add(
        RemittancePart.of(new RemittanceEnd(true, 0, claims.size(), paid, claimed, adjusted)));

    byte[] written = SyntheticRemittances.written(parts);
    List<Finding> findings = new ArrayList<>();
    List<RemittancePart> read = RemittanceFileTest.read(written, findings);
    assertThat(findings).isEmpty();
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*ordinal", ".*segments")
        .isEqualTo(parts);
    assertThat(SyntheticRemittances.written(read)).isEqualTo(written);
  }

  @Provide
  Arbitrary<List<RemittanceClaim>> claims() {
    return Combinators.combine(head(), cas(), line().list().ofMaxSize(4), word(), outpatient())
        .as(
            (head, adjustments, lines, id, outpatient) ->
                new RemittanceClaim(
                    HEADING,
                    head,
                    adjustments,
                    List.of(NameSegment.person("QC", id, "A", "", "", "MI", id)),
                    outpatient,
                    List.of(ReferenceSegment.of("1L", id)),
                    List.of(DateSegment.on("232", LocalDate.of(2026, 1, 5))),
                    List.of(),
                    List.of(new AmountSegment("AU", head.chargeCents())),
                    List.of(new QuantitySegment("CA", 1500)),
                    lines,
                    List.of(),
                    0))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<ProviderAdjustment>> adjustments() {
    Arbitrary<ProviderAdjustment.Item> item =
        Combinators.combine(Arbitraries.of("WO", "FB", "L6", "72", "CS"), word(), cents())
            .as(ProviderAdjustment.Item::new);
    return item.list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(items -> new ProviderAdjustment("1234567893", "20261231", items, 0))
        .list()
        .ofMaxSize(2);
  }

  private static Arbitrary<Long> cents() {
    return Arbitraries.longs().between(-9_999_999_999L, 9_999_999_999L);
  }

  private static Arbitrary<String> word() {
    return Arbitraries.strings().withCharRange('A', 'Z').numeric().ofMinLength(1).ofMaxLength(12);
  }

  private static Arbitrary<ClaimPaymentSegment> head() {
    return Combinators.combine(
            word(),
            Arbitraries.of("1", "2", "4", "22"),
            cents(),
            cents(),
            cents().injectNull(0.3),
            word())
        .as(
            (pcn, status, charge, paid, patient, icn) ->
                new ClaimPaymentSegment(
                    pcn, status, charge, paid, patient, "12", icn, "10", "1", "", null, null));
  }

  private static Arbitrary<List<AdjustmentSegment>> cas() {
    Arbitrary<AdjustmentSegment.Reason> reason =
        Combinators.combine(
                Arbitraries.of("45", "97", "253", "A1"),
                cents(),
                Arbitraries.longs().between(1, 9_999_999).injectNull(0.7))
            .as(AdjustmentSegment.Reason::new);
    return Combinators.combine(
            Arbitraries.of("CO", "PR", "OA", "PI"), reason.list().ofMinSize(1).ofMaxSize(6))
        .as((group, reasons) -> new AdjustmentSegment(group, reasons, 0))
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<OutpatientSegment> outpatient() {
    return Arbitraries.of("MA01", "N130", "MA18")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(OutpatientSegment::remarks)
        .injectNull(0.5);
  }

  private static Arbitrary<RemittanceLine> line() {
    Arbitrary<ServicePaymentSegment> service =
        Combinators.combine(
                word(),
                cents(),
                cents(),
                Arbitraries.longs().between(0, 99_999).injectNull(0.3),
                word().injectNull(0.5))
            .as(
                (code, charge, paid, units, billed) ->
                    new ServicePaymentSegment(
                        ProcedureCode.of(code, "95"),
                        charge,
                        paid,
                        "",
                        units,
                        billed == null ? null : ProcedureCode.of(billed),
                        billed == null ? null : 1000L));
    return Combinators.combine(service, cas(), word(), cents())
        .as(
            (paid, adjustments, reference, allowed) ->
                new RemittanceLine(
                    paid,
                    List.of(DateSegment.on("472", LocalDate.of(2026, 1, 5))),
                    adjustments,
                    List.of(ReferenceSegment.of("6R", reference)),
                    List.of(new AmountSegment("B6", allowed)),
                    List.of(),
                    List.of(new RemarkSegment("HE", "N54")),
                    List.of(),
                    0));
  }
}
