package io.claimway.x12.segment;

/**
 * A REF: one reference number and what kind it is.
 *
 * @param qualifier REF01, such as EI employer number, F8 payer claim control number or 6R line
 *     control number
 * @param value REF02
 * @param description REF03
 * @param secondQualifier REF04-1 and {@code secondValue} REF04-2
 */
public record ReferenceSegment(
    String qualifier,
    String value,
    String description,
    String secondQualifier,
    String secondValue) {

  public ReferenceSegment {
    qualifier = Absent.text(qualifier);
    value = Absent.text(value);
    description = Absent.text(description);
    secondQualifier = Absent.text(secondQualifier);
    secondValue = Absent.text(secondValue);
  }

  public static ReferenceSegment of(String qualifier, String value) {
    return new ReferenceSegment(qualifier, value, "", "", "");
  }

  /** Names the kind only: a reference may be a member id or social security number. */
  @Override
  public String toString() {
    return "REF*" + qualifier + "*…";
  }
}
