package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NamedLoop;
import java.time.LocalDate;
import java.util.List;

/**
 * What opens an 837P transaction: ST and BHT, who submits (1000A), who receives (1000B).
 *
 * @param kept header segments that no part models
 */
public record ClaimTransaction(
    HierarchicalHeader header, NamedLoop submitter, NamedLoop receiver, List<KeptSegment> kept) {

  /** ST03 of a professional claim transaction. */
  public static final String GUIDE = "005010X222A1";

  public ClaimTransaction {
    kept = Absent.list(kept);
  }

  /**
   * Original chargeable claims.
   *
   * @param control ST02, four to nine characters
   * @param batch BHT03, at most 30 characters
   * @param time HHMM
   */
  public static ClaimTransaction of(
      String control,
      String batch,
      LocalDate date,
      String time,
      NamedLoop submitter,
      NamedLoop receiver) {
    HierarchicalHeader header =
        new HierarchicalHeader(control, GUIDE, "0019", "00", batch, date, time, "CH");
    return new ClaimTransaction(header, submitter, receiver, List.of());
  }
}
