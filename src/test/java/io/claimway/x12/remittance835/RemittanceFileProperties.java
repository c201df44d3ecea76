package io.claimway.x12.remittance835;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.chance.Chance;
import io.claimway.chance.Seeds;
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

class RemittanceFileProperties {

  private static final RemittanceHeading HEADING = new RemittanceHeading("1", List.of());

  @Seeds(200)
  void anyRemittanceComesBackAsItWasWritten(Chance chance) {
    List<RemittanceClaim> claims = chance.list(1, 4, () -> claim(chance));
    List<ProviderAdjustment> adjustments = chance.list(0, 2, () -> adjustment(chance));
    List<RemittancePart> parts = new ArrayList<>();
    parts.add(SyntheticRemittances.parts().get(0));
    claims.forEach(claim -> parts.add(RemittancePart.of(claim)));
    adjustments.forEach(adjustment -> parts.add(RemittancePart.of(adjustment)));
    long paid = parts.get(0).payment().payment().cents();
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

  // --- what is generated

  private static RemittanceClaim claim(Chance chance) {
    ClaimPaymentSegment head = head(chance);
    String id = word(chance);
    return new RemittanceClaim(
        HEADING,
        head,
        chance.list(0, 3, () -> cas(chance)),
        List.of(NameSegment.person("QC", id, "A", "", "", "MI", id)),
        chance.orNull(0.5, () -> outpatient(chance)),
        List.of(ReferenceSegment.of("1L", id)),
        List.of(DateSegment.on("232", LocalDate.of(2026, 1, 5))),
        List.of(),
        List.of(new AmountSegment("AU", head.chargeCents())),
        List.of(new QuantitySegment("CA", 1500)),
        chance.list(0, 4, () -> line(chance)),
        List.of(),
        0);
  }

  private static ProviderAdjustment adjustment(Chance chance) {
    return new ProviderAdjustment(
        "1234567893",
        "20261231",
        chance.list(1, ProviderAdjustment.MOST_ITEMS, () -> item(chance)),
        0);
  }

  private static ProviderAdjustment.Item item(Chance chance) {
    return new ProviderAdjustment.Item(
        chance.oneOf("WO", "FB", "L6", "72", "CS"), word(chance), cents(chance));
  }

  private static long cents(Chance chance) {
    return chance.between(-9_999_999_999L, 9_999_999_999L);
  }

  private static String word(Chance chance) {
    return chance.word(1, 12);
  }

  private static ClaimPaymentSegment head(Chance chance) {
    return new ClaimPaymentSegment(
        word(chance),
        chance.oneOf("1", "2", "4", "22"),
        cents(chance),
        cents(chance),
        chance.orNull(0.3, () -> cents(chance)),
        "12",
        word(chance),
        "10",
        "1",
        "",
        null,
        null);
  }

  private static AdjustmentSegment cas(Chance chance) {
    return new AdjustmentSegment(
        chance.oneOf("CO", "PR", "OA", "PI"), chance.list(1, 6, () -> reason(chance)), 0);
  }

  private static AdjustmentSegment.Reason reason(Chance chance) {
    return new AdjustmentSegment.Reason(
        chance.oneOf("45", "97", "253", "A1"),
        cents(chance),
        chance.orNull(0.7, () -> chance.between(1L, 9_999_999L)));
  }

  private static OutpatientSegment outpatient(Chance chance) {
    return OutpatientSegment.remarks(chance.list(1, 5, () -> chance.oneOf("MA01", "N130", "MA18")));
  }

  private static RemittanceLine line(Chance chance) {
    return new RemittanceLine(
        service(chance),
        List.of(DateSegment.on("472", LocalDate.of(2026, 1, 5))),
        chance.list(0, 3, () -> cas(chance)),
        List.of(ReferenceSegment.of("6R", word(chance))),
        List.of(new AmountSegment("B6", cents(chance))),
        List.of(),
        List.of(new RemarkSegment("HE", "N54")),
        List.of(),
        0);
  }

  private static ServicePaymentSegment service(Chance chance) {
    String billed = chance.orNull(0.5, () -> word(chance));
    return new ServicePaymentSegment(
        ProcedureCode.of(word(chance), "95"),
        cents(chance),
        cents(chance),
        "",
        chance.orNull(0.3, () -> chance.between(0L, 99_999L)),
        billed == null ? null : ProcedureCode.of(billed),
        billed == null ? null : 1000L);
  }
}
