package io.claimway.simulator.payer.intake;

import io.claimway.simulator.payer.wire.EdiSegment;
import io.claimway.simulator.payer.wire.GuideFinding;
import java.util.List;

/** What a reader makes of one transaction while its segments pass by. */
public interface TransactionBody {

  /** Takes a segment that the guide has placed in a loop. */
  void take(String loop, EdiSegment segment);

  /** Ends the transaction and tells what the guide's loops alone do not see. */
  List<GuideFinding> finish();
}
