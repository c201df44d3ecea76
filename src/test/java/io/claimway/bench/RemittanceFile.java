package io.claimway.bench;

import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.TransactionHeader;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalTime;

/** A large, balanced 835 of invented claims, the same for every run. */
public final class RemittanceFile {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  private RemittanceFile() {}

  /** Writes one payment of so many claims. */
  public static void write(OutputStream out, int claims) {
    long paid = 0;
    for (int n = 0; n < claims; n++) {
      paid += charge(n) - 4000 - n % 2000;
    }
    try (SegmentWriter w = new SegmentWriter(Delimiters.USUAL, out)) {
      w.openInterchange(
          InterchangeHeader.of("ZZ", "PAYER", "ZZ", "CLAIMWAY", DAY, LocalTime.of(2, 0), 1, false));
      w.openGroup(
          GroupHeader.of("HP", "PAYER", "CLAIMWAY", DAY, LocalTime.of(2, 0), 1, "005010X221A1"));
      w.openTransaction(new TransactionHeader("835", "0001", ""));
      heading(w, paid);
      for (int n = 0; n < claims; n++) {
        claim(w, n);
      }
      w.closeTransaction().closeGroup().closeInterchange();
    }
  }

  private static long charge(int n) {
    return 15000 + n % 97 * 25L;
  }

  private static void heading(SegmentWriter w, long paid) {
    w.segment("BPR").element("I").cents(paid).element("C").element("ACH").element("CCP");
    w.elements("01", "011000015", "DA", "123456", "1411111111", "", "01", "011000015", "DA");
    w.element("654321").date(DAY);
    w.segment("TRN").elements("1", "TRACE0001", "1411111111");
    w.segment("DTM").element("405").date(DAY);
    w.segment("N1").elements("PR", "HARBOR HEALTH PLAN");
    w.segment("N3").element("1 HARBOR WAY");
    w.segment("N4").elements("ALBANY", "NY", "12207");
    w.segment("PER").elements("BL", "EDI DESK", "TE", "2125550100");
    w.segment("N1").elements("PE", "CLAIMWAY BH OF NY PC", "XX", "1234567893");
    w.segment("LX").number(1);
  }

  private static void claim(SegmentWriter w, int n) {
    long charge = charge(n);
    long contractual = 2000L + n % 2000;
    String control = "C" + (100_000_000 + n);
    w.segment("CLP").element(control).element("1").cents(charge);
    w.cents(charge - contractual - 2000).cents(2000).element("12").element("ICN" + n);
    w.elements("10", "1");
    w.segment("NM1").elements("QC", "1", "PERSON" + n % 1000, "TEST", "", "", "", "MI", "M" + n);
    w.segment("DTM").element("050").date(DAY);
    w.segment("SVC").element("HC").component("90837").component("95").cents(charge);
    w.cents(charge - contractual - 2000).skip(1).number(1);
    w.segment("DTM").element("472").date(DAY.minusDays(n % 60));
    w.segment("CAS").elements("CO", "45").cents(contractual);
    w.segment("CAS").elements("PR", "3").cents(2000);
    w.segment("REF").elements("6R", control + "L1");
    w.segment("AMT").element("B6").cents(charge - contractual);
    w.segment("LQ").elements("HE", "N130");
  }
}
