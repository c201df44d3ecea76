package io.claimway.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.party.Sex;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.settings.payer.ShippedProfiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InquiryFilePlannerTest {
  private static final PayerProfiles PROFILES = ShippedProfiles.read();

  /** Two payers of one partner, whose files are counted together, and one of another. */
  private static final List<PayerProfile> PAYERS =
      PROFILES.list().stream()
          .filter(
              payer ->
                  PROFILES.list().stream()
                          .filter(of -> of.partner().equals(payer.partner()))
                          .count()
                      > 1)
          .sorted(Comparator.comparing(PayerProfile::partner).thenComparing(PayerProfile::payer))
          .limit(2)
          .toList();

  private static final int PER_TRANSACTION =
      PROFILES.getPartner(PAYERS.get(0).partner()).limits().inquiriesPerTransaction();
  private static final int PER_FILE =
      PER_TRANSACTION * PROFILES.getPartner(PAYERS.get(0).partner()).limits().transactionsPerFile();

  @Test
  void fillsTransactionsAndFilesOfOnePayerAndCountsFilesPerPartner() {
    List<InquiryFile> files = new ArrayList<>();
    new InquiryFilePlanner(
            PROFILES,
            Stream.concat(questions(PAYERS.get(0), PER_FILE + 1), questions(PAYERS.get(1), 3))
                .iterator())
        .forEachRemaining(files::add);

    assertThat(files).extracting(InquiryFile::ordinal).containsExactly(1, 2, 3);
    assertThat(files).extracting(InquiryFile::questions).containsExactly(PER_FILE, 1, 3);
    assertThat(files)
        .extracting(InquiryFile::payer)
        .containsExactly(PAYERS.get(0).payer(), PAYERS.get(0).payer(), PAYERS.get(1).payer());
    assertThat(files.get(0).transactions())
        .allSatisfy(transaction -> assertThat(transaction).hasSize(PER_TRANSACTION));
  }

  @Test
  void readsNoFurtherThanTheFileThatIsAskedFor() {
    AtomicInteger read = new AtomicInteger();
    Iterator<CoverageQuestion> questions =
        questions(PAYERS.get(0), 10 * PER_FILE).peek(any -> read.incrementAndGet()).iterator();
    InquiryFilePlanner planner = new InquiryFilePlanner(PROFILES, questions);
    for (int file = 1; file <= 3; file++) {
      planner.next();
      assertThat(read).hasValue(file * PER_FILE + 1);
    }
  }

  @Test
  void refusesQuestionsOutOfOrder() {
    List<CoverageQuestion> questions = questions(PAYERS.get(0), 2).toList();
    InquiryFilePlanner planner =
        new InquiryFilePlanner(PROFILES, List.of(questions.get(1), questions.get(0)).iterator());
    assertThatThrownBy(planner::next)
        .hasMessage(
            "Cannot plan inquiry files: question %s comes after %s"
                .formatted(questions.get(0), questions.get(1)));
  }

  private static Stream<CoverageQuestion> questions(PayerProfile payer, int count) {
    CoveredPerson holder = new CoveredPerson("QUILL", "ADA", LocalDate.of(1980, 1, 1), Sex.FEMALE);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new CoverageQuestion(
                    "%024d".formatted(i),
                    "fingerprint",
                    "C-" + i,
                    payer.payer(),
                    "NY",
                    LocalDate.of(2026, 1, 5),
                    "M" + i,
                    holder,
                    null));
  }
}
