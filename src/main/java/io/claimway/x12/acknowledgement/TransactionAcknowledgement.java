package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.Absent;
import java.util.List;

/**
 * An AK2 loop of a 999: whether one transaction was taken in, and what was wrong with it.
 *
 * @param set AK201, its ST01
 * @param control AK202, its ST02
 * @param guide AK203, its ST03
 * @param errors IK3 loops
 * @param status IK501: A accepted, E accepted with errors, R rejected (M, W, X for security)
 * @param codes IK502 to IK506, why it was rejected
 */
public record TransactionAcknowledgement(
    String set,
    String control,
    String guide,
    List<SegmentError> errors,
    String status,
    List<String> codes) {

  public TransactionAcknowledgement {
    set = Absent.text(set);
    control = Absent.text(control);
    guide = Absent.text(guide);
    errors = Absent.list(errors);
    status = Absent.text(status);
    codes = Absent.list(codes);
  }

  /** Whether every claim of the transaction is dead. */
  public boolean rejected() {
    return rejects(status);
  }

  /** Whether an IK501 or AK901 rejects all that it speaks of. */
  static boolean rejects(String status) {
    return switch (status) {
      case "R", "M", "W", "X" -> true;
      default -> false;
    };
  }
}
