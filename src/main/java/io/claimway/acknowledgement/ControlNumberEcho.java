package io.claimway.acknowledgement;

/**
 * A control number as a partner gives it back, made comparable: partners change its case, pad it,
 * cut it at 20, or strew in signs.
 */
public final class ControlNumberEcho {

  private ControlNumberEcho() {}

  /** Upper-case letters and digits only. */
  public static String comparable(String echoed) {
    StringBuilder out = new StringBuilder(echoed.length());
    for (int i = 0; i < echoed.length(); i++) {
      char c = echoed.charAt(i);
      if (c >= 'a' && c <= 'z') {
        out.append((char) (c - 'a' + 'A'));
      } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
