package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;
import java.util.List;

/**
 * An MOA: remarks on a claim that is not an inpatient one.
 *
 * @param rateThousandths MOA01, the reimbursement rate, or null
 * @param hcpcsCents MOA02, the HCPCS payable amount, or null
 * @param remarks MOA03 to MOA07, remark codes (RARC)
 * @param renalCents MOA08, or null
 * @param professionalCents MOA09, the professional component that is not payable, or null
 */
public record OutpatientSegment(
    Long rateThousandths,
    Long hcpcsCents,
    List<String> remarks,
    Long renalCents,
    Long professionalCents) {

  /** The most remark codes of an MOA. */
  public static final int MOST_REMARKS = 5;

  public OutpatientSegment {
    remarks = Absent.list(remarks);
    if (remarks.size() > MOST_REMARKS) {
      throw new IllegalArgumentException(
          "Cannot hold MOA: "
              + remarks.size()
              + " remark codes, but there is room for "
              + MOST_REMARKS);
    }
  }

  public static OutpatientSegment remarks(List<String> remarks) {
    return new OutpatientSegment(null, null, remarks, null, null);
  }
}
