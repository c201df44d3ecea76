package io.claimway.x12.acknowledgement;

import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.TransactionHeader;
import io.claimway.x12.segment.ValueWriter;
import java.util.List;

/** Writes TA1s, 999s and 997s. */
public final class AcknowledgementWriter implements AutoCloseable {

  private final SegmentWriter out;
  private final ValueWriter values;
  private boolean groupOpen;

  private AcknowledgementWriter(ValueWriter values) {
    this.out = values.out();
    this.values = values;
  }

  /** Writes through the core's writer, as every validator accepts it. */
  public static AcknowledgementWriter to(SegmentWriter out) {
    return new AcknowledgementWriter(ValueWriter.outbound(out));
  }

  /** Writes through the core's writer with all text as it was read. */
  public static AcknowledgementWriter asRead(SegmentWriter out) {
    return new AcknowledgementWriter(ValueWriter.asGiven(out));
  }

  /** Opens an interchange, which TA1s may follow. */
  public void open(InterchangeHeader interchange) {
    out.openInterchange(interchange);
  }

  /** Opens a group of code FA, which 999s may follow. */
  public void open(GroupHeader group) {
    out.openGroup(group);
    groupOpen = true;
  }

  /** Writes a TA1. */
  public void write(InterchangeAcknowledgement answer) {
    values.segment("TA1").text(answer.control()).text(answer.date()).text(answer.time());
    values.text(answer.status()).text(answer.note());
    out.endSegment();
  }

  /** Writes a 999, or a 997 with its segment names. */
  public void write(GroupAcknowledgement answer) {
    boolean guided = !answer.set().equals("997");
    out.openTransaction(new TransactionHeader(answer.set(), answer.control(), answer.guide()));
    values.segment("AK1").text(answer.groupCode()).text(answer.groupControl());
    values.text(answer.version());
    for (TransactionAcknowledgement transaction : answer.transactions()) {
      write(transaction, guided);
    }
    values.segment("AK9").text(answer.status());
    out.number(answer.included()).number(answer.received()).number(answer.accepted());
    texts(answer.codes());
    out.closeTransaction();
  }

  private void write(TransactionAcknowledgement transaction, boolean guided) {
    values.segment("AK2").text(transaction.set()).text(transaction.control());
    values.text(transaction.guide());
    for (SegmentError error : transaction.errors()) {
      write(error, guided);
    }
    values.segment(guided ? "IK5" : "AK5").text(transaction.status());
    texts(transaction.codes());
  }

  private void write(SegmentError error, boolean guided) {
    values.segment(guided ? "IK3" : "AK3").text(error.segment());
    out.number(error.position());
    values.text(error.loop()).text(error.code());
    values.kept(error.contexts());
    for (ElementError element : error.elements()) {
      write(element, guided);
    }
  }

  private void write(ElementError element, boolean guided) {
    values.segment(guided ? "IK4" : "AK4");
    out.number(element.position());
    component(element.component());
    component(element.repetition());
    values.text(element.reference()).text(element.code()).text(element.badValue());
    values.kept(element.contexts());
  }

  private void component(Long number) {
    if (number == null) {
      out.skipComponents(1);
    } else {
      out.component(Long.toString(number));
    }
  }

  private void texts(List<String> texts) {
    for (String text : texts) {
      values.text(text);
    }
  }

  /** Closes what is open and flushes. */
  @Override
  public void close() {
    if (groupOpen) {
      out.closeGroup();
    }
    out.closeInterchange();
    out.close();
  }
}
