package io.claimway.eligibility;

import io.claimway.party.partner.FileLimits;
import io.claimway.party.payer.PayerProfiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Plans which question stands in which 270 file, by trading partner, then payer: one file at a
 * time, so that no more than that is in memory.
 */
public final class InquiryFilePlanner implements Iterator<InquiryFile> {
  private final PayerProfiles profiles;
  private final Comparator<CoverageQuestion> order;
  private final Iterator<CoverageQuestion> questions;
  private CoverageQuestion next;
  private CoverageQuestion last;
  private String partner = "";
  private int ordinal;

  /**
   * @param questions by partner, payer, client's state and trace
   */
  public InquiryFilePlanner(PayerProfiles profiles, Iterator<CoverageQuestion> questions) {
    this.profiles = profiles;
    this.order =
        Comparator.comparing(this::partnerOf)
            .thenComparing(CoverageQuestion::payer)
            .thenComparing(CoverageQuestion::clientState)
            .thenComparing(CoverageQuestion::trace);
    this.questions = questions;
    advance();
  }

  private String partnerOf(CoverageQuestion question) {
    return profiles.get(question.payer()).partner();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public InquiryFile next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    String payer = next.payer();
    String to = partnerOf(next);
    ordinal = to.equals(partner) ? ordinal + 1 : 1;
    partner = to;
    FileLimits limits = profiles.getPartner(partner).limits();
    List<List<CoverageQuestion>> transactions = new ArrayList<>();
    while (transactions.size() < limits.transactionsPerFile() && isTo(payer)) {
      List<CoverageQuestion> transaction = new ArrayList<>();
      while (transaction.size() < limits.inquiriesPerTransaction() && isTo(payer)) {
        transaction.add(next);
        advance();
      }
      transactions.add(transaction);
    }
    return new InquiryFile(partner, payer, ordinal, transactions);
  }

  private boolean isTo(String payer) {
    return next != null && next.payer().equals(payer);
  }

  private void advance() {
    last = next;
    next = questions.hasNext() ? questions.next() : null;
    if (last != null && next != null && order.compare(last, next) >= 0) {
      throw new IllegalStateException(
          "Cannot plan inquiry files: question %s comes after %s".formatted(next, last));
    }
  }
}
