package io.claimway.x12;

import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;

/** Sound envelopes around whatever a test puts into them. */
public final class Interchanges {
  private Interchanges() {}

  static String isa(String control) {
    return "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260105*1200*^*00501*"
        + control
        + "*0*P*:~";
  }

  static String group(String code, String guide, String... transactions) {
    return "GS*"
        + code
        + "*SENDER*RECEIVER*20260105*1200*1*X*"
        + guide
        + "~"
        + String.join("", transactions)
        + "GE*"
        + transactions.length
        + "*1~";
  }

  static String transaction(String set, String control, String body) {
    long segments = 2 + body.chars().filter(c -> c == '~').count();
    return "ST*" + set + "*" + control + "~" + body + "SE*" + segments + "*" + control + "~";
  }

  static String interchange(String... groups) {
    return isa("000000001") + String.join("", groups) + "IEA*" + groups.length + "*000000001~";
  }

  /** A file of one transaction. */
  public static FileReport check(String code, String guide, String set, String body) {
    String file = interchange(group(code, guide, transaction(set, "0001", body)));
    return FileCheck.read(file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
