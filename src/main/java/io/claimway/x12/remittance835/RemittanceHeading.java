package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.KeptSegment;
import java.util.List;

/**
 * An LX of an 835: the heading that a run of claims stands under.
 *
 * @param number LX01
 * @param kept TS3 and TS2
 */
public record RemittanceHeading(String number, List<KeptSegment> kept) {

  public RemittanceHeading {
    number = Absent.text(number);
    kept = Absent.list(kept);
  }
}
