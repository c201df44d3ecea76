package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.Absent;
import java.util.List;

/**
 * A 999 (or 997): whether a functional group and each of its transactions were taken in.
 *
 * @param set ST01: 999 or 997
 * @param control ST02 of the acknowledgement itself
 * @param guide ST03
 * @param groupCode AK101, the GS01 that is spoken of
 * @param groupControl AK102, its GS06
 * @param version AK103, its GS08
 * @param transactions AK2 loops
 * @param status AK901: A accepted, E with errors, P partially, R rejected (M, W, X for security)
 * @param included AK902, transactions in the group
 * @param received AK903
 * @param accepted AK904
 * @param codes AK905 to AK909, why the group was rejected
 */
public record GroupAcknowledgement(
    String set,
    String control,
    String guide,
    String groupCode,
    String groupControl,
    String version,
    List<TransactionAcknowledgement> transactions,
    String status,
    long included,
    long received,
    long accepted,
    List<String> codes) {

  /** ST03 of a 999. */
  public static final String GUIDE = "005010X231A1";

  public GroupAcknowledgement {
    set = Absent.text(set);
    control = Absent.text(control);
    guide = Absent.text(guide);
    groupCode = Absent.text(groupCode);
    groupControl = Absent.text(groupControl);
    version = Absent.text(version);
    transactions = Absent.list(transactions);
    status = Absent.text(status);
    codes = Absent.list(codes);
  }

  /** Whether nothing of the group was taken in. */
  public boolean rejected() {
    return TransactionAcknowledgement.rejects(status);
  }
}
