package io.claimway.x12.segment;

import java.util.List;

/**
 * A medical procedure identifier (composite C003): code list, code, modifiers.
 *
 * @param qualifier C003-1, HC for HCPCS and CPT
 * @param modifiers C003-3 to C003-6
 * @param description C003-7
 * @param lastCode C003-8, the end of a range
 */
public record ProcedureCode(
    String qualifier, String code, List<String> modifiers, String description, String lastCode) {

  /** The most modifiers that C003 has room for. */
  public static final int MOST_MODIFIERS = 4;

  public ProcedureCode {
    qualifier = Absent.text(qualifier);
    code = Absent.text(code);
    modifiers = Absent.list(modifiers);
    description = Absent.text(description);
    lastCode = Absent.text(lastCode);
    if (modifiers.size() > MOST_MODIFIERS) {
      throw new IllegalArgumentException(
          "Cannot hold procedure "
              + code
              + ": "
              + modifiers.size()
              + " modifiers, but there is room for four");
    }
  }

  /** A HCPCS or CPT code with its modifiers. */
  public static ProcedureCode of(String code, List<String> modifiers) {
    return new ProcedureCode("HC", code, modifiers, "", "");
  }

  public static ProcedureCode of(String code, String... modifiers) {
    return of(code, List.of(modifiers));
  }
}
