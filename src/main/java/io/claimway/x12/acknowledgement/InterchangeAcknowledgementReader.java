package io.claimway.x12.acknowledgement;

import io.claimway.x12.Finding;
import io.claimway.x12.InterchangeReader;
import io.claimway.x12.InterchangeReader.Event;
import io.claimway.x12.Location;
import io.claimway.x12.Segment;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads the TA1s of a file, wherever they stand outside a transaction. */
public final class InterchangeAcknowledgementReader implements AutoCloseable {

  private final InterchangeReader in;

  /**
   * Reads a stream, which {@link #close()} closes.
   *
   * @param findings takes what is wrong with the envelopes, as it is met
   */
  public InterchangeAcknowledgementReader(InputStream in, Consumer<Finding> findings) {
    this.in = new InterchangeReader(in, findings);
  }

  /** The next TA1; null at the end of the file. */
  public InterchangeAcknowledgement next() {
    for (Event event = in.next(); event != Event.END; event = in.next()) {
      if (event == Event.TA1) {
        Segment ta1 = in.segment();
        return new InterchangeAcknowledgement(
            ta1.element(1).strip(),
            ta1.element(2).strip(),
            ta1.element(3).strip(),
            ta1.element(4).strip(),
            ta1.element(5).strip());
      }
    }
    return null;
  }

  /** Where the present TA1 stands. */
  public Location place() {
    return in.location();
  }

  @Override
  public void close() {
    in.close();
  }
}
