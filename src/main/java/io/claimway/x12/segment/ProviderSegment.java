package io.claimway.x12.segment;

/**
 * A PRV: the specialty of a provider in one role.
 *
 * @param role PRV01: BI billing, PE performing, RF referring, …
 * @param qualifier PRV02: PXC for a health care provider taxonomy code
 * @param code PRV03
 */
public record ProviderSegment(String role, String qualifier, String code) {

  public ProviderSegment {
    role = Absent.text(role);
    qualifier = Absent.text(qualifier);
    code = Absent.text(code);
  }

  public static ProviderSegment taxonomy(String role, String code) {
    return new ProviderSegment(role, "PXC", code);
  }
}
