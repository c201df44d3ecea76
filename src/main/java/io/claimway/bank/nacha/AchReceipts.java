package io.claimway.bank.nacha;

import io.claimway.bank.ReassociationTrace;
import io.claimway.bank.nacha.TransactionCode.Use;
import io.claimway.money.BankingCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a bank's ACH file brings us: deposits with their TRN, debits, returns of our entries and
 * notifications of change, each from a batch and a file that are not refused.
 */
public record AchReceipts(
    List<AchDeposit> deposits,
    List<AchDeposit> debits,
    List<AchReturn> returns,
    List<AchChange> changes,
    AchSummary summary) {

  public AchReceipts {
    deposits = List.copyOf(deposits);
    debits = List.copyOf(debits);
    returns = List.copyOf(returns);
    changes = List.copyOf(changes);
  }

  /** Reads the file; a refused file brings nothing but its summary. */
  public static AchReceipts read(InputStream in) throws IOException {
    Sorter sorter = new Sorter();
    AchSummary summary = AchReader.read(in, sorter);
    return summary.refused()
        ? new AchReceipts(List.of(), List.of(), List.of(), List.of(), summary)
        : new AchReceipts(
            sorter.deposits.done,
            sorter.debits.done,
            sorter.returns.done,
            sorter.changes.done,
            summary);
  }

  /** Values that count only once their batch ends unrefused. */
  private static final class Held<T> {
    private final List<T> open = new ArrayList<>();
    private final List<T> done = new ArrayList<>();

    void endBatch(boolean refused) {
      if (!refused) {
        done.addAll(open);
      }
      open.clear();
    }
  }

  /** Tells the kinds of entry apart. */
  private static final class Sorter implements AchListener {
    private LocalDate settledAtLatest;
    private final Held<AchDeposit> deposits = new Held<>();
    private final Held<AchDeposit> debits = new Held<>();
    private final Held<AchReturn> returns = new Held<>();
    private final Held<AchChange> changes = new Held<>();

    @Override
    public void fileHeader(AchFileHeader header) {
      settledAtLatest =
          header.creationDate() == null ? null : BankingCalendar.plus(header.creationDate(), 1);
    }

    /** Without a valid date the operator settles on the banking day after it gets the file. */
    private LocalDate effective(AchBatchHeader batch) {
      return batch.effectiveDate() == null ? settledAtLatest : batch.effectiveDate();
    }

    @Override
    public void entry(AchBatchHeader batch, AchEntry entry, long line, boolean refused) {
      TransactionCode code = TransactionCode.of(entry.transactionCode()).orElse(null);
      if (refused || code == null) {
        return;
      }
      // Some banks send a return under the code of the entry that it brings back.
      if (code.use() == Use.RETURN_OR_CHANGE
          || entry.addenda().stream().anyMatch(AchAddenda::isOfAnEntry)) {
        entry.addenda().stream()
            .filter(AchAddenda::isOfAnEntry)
            .reduce((earlier, later) -> later)
            .ifPresent(last -> cameBack(batch, entry, code, last, line));
      } else if (code.use() == Use.LIVE) {
        (code.isCredit() ? deposits : debits).open.add(deposit(batch, entry, line));
      }
    }

    private void cameBack(
        AchBatchHeader batch, AchEntry entry, TransactionCode code, AchAddenda said, long line) {
      if (said.typeCode().equals(AchAddenda.CHANGE)) {
        changes.open.add(AchChange.of(said, entry, effective(batch), line));
      } else {
        returns.open.add(
            new AchReturn(
                said.reasonCode(),
                said.originalTrace(),
                said.originalDfi(),
                entry.identification(),
                entry.amountCents(),
                code.isCredit(),
                effective(batch),
                batch.companyId(),
                entry.trace(),
                line));
      }
    }

    private AchDeposit deposit(AchBatchHeader batch, AchEntry entry, long line) {
      ReassociationTrace trace =
          entry.addenda().stream()
              .flatMap(a -> a.reassociation().stream())
              .findFirst()
              .orElse(null);
      return new AchDeposit(
          entry.amountCents(),
          effective(batch),
          batch.companyId(),
          batch.companyName(),
          trace,
          entry.routing(),
          entry.account(),
          entry.trace(),
          batch.entryClass(),
          line);
    }

    @Override
    public void batchEnd(AchBatchHeader batch, AchTotals totals, boolean refused) {
      deposits.endBatch(refused);
      debits.endBatch(refused);
      returns.endBatch(refused);
      changes.endBatch(refused);
    }
  }
}
