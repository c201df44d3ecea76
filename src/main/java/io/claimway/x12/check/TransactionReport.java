package io.claimway.x12.check;

import io.claimway.x12.Finding;
import java.util.List;

/**
 * What the check of one transaction came to: what it is, whether it is accepted, how many claims
 * (or inquiries, benefits, traces) it has, its findings (the first ones of many) and its balance.
 */
public record TransactionReport(
    String set,
    String guide,
    String kind,
    String control,
    boolean accepted,
    long claims,
    List<Finding> findings,
    long findingCount,
    Balance balance) {

  /** The same, refused for what is wrong around it. */
  TransactionReport refused() {
    return new TransactionReport(
        set, guide, kind, control, false, claims, findings, findingCount, balance);
  }
}
