package io.claimway.exchange;

import io.claimway.eligibility.CoverageQuestion;
import io.claimway.eligibility.InquiryFile;
import io.claimway.eligibility.InquiryFilePlanner;
import io.claimway.party.BillingEntity;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.eligibility.InquiryTables;
import io.claimway.postgres.eligibility.InquiryTables.NumberedInquiryFile;
import io.claimway.postgres.eligibility.InquiryTables.RenderedInquiryFile;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import io.claimway.submission.OutboundName;
import io.claimway.x12.eligibility.InquiryInterchange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes 270 files of questions: plans them, numbers them once, renders and checks them, and stores
 * their bytes write-once, ready for {@link Delivery}.
 */
public final class InquiryFiles {

  /** The kind in tables and names. */
  public static final String KIND = "270";

  /** Files in memory at once: of some ten thousand questions each at most. */
  private static final int FILES_AT_ONCE = 4;

  private final Database database;
  private final ObjectStore objects;
  private final PayerProfiles profiles;

  public InquiryFiles(Database database, ObjectStore objects, PayerProfiles profiles) {
    this.database = database;
    this.objects = objects;
    this.profiles = profiles;
  }

  /**
   * Makes the files of a run's questions, a few at a time, and answers how many go to each partner;
   * a rerun finds those of the first try.
   *
   * @param questions in the order of {@link InquiryFilePlanner}
   * @param asking who asks: the billing entity that would bill
   */
  public Map<String, Integer> make(
      StageContext context,
      Iterator<CoverageQuestion> questions,
      Function<CoverageQuestion, BillingEntity> asking) {
    Map<String, String> usages = usages();
    InquiryFilePlanner plan = new InquiryFilePlanner(profiles, questions);
    Map<String, Integer> files = new TreeMap<>();
    int made = 0;
    while (plan.hasNext()) {
      List<InquiryFile> some = new ArrayList<>();
      while (some.size() < FILES_AT_ONCE && plan.hasNext()) {
        some.add(plan.next());
      }
      make(context, some, usages, asking)
          .forEach((partner, n) -> files.merge(partner, n, Integer::sum));
      made += some.size();
    }
    int all = made;
    database.inTransaction(
        connection -> {
          InquiryTables.mustBeAll(connection, context.run(), all);
          return null;
        });
    return files;
  }

  private Map<String, Integer> make(
      StageContext context,
      List<InquiryFile> plan,
      Map<String, String> usages,
      Function<CoverageQuestion, BillingEntity> asking) {
    List<NumberedInquiryFile> numbered =
        database.inTransaction(
            connection ->
                InquiryTables.number(connection, context.run(), context.epoch(), plan, usages));
    // Writing and checking a night's files is the one heavy work outside Spark: all cores share it.
    List<RenderedInquiryFile> rendered =
        numbered.parallelStream()
            .map(file -> render(file, context.businessDate(), asking))
            .toList();
    context.reach(CrashPoints.MID_COPY);
    database.inTransaction(
        connection -> {
          InquiryTables.rendered(connection, context.epoch(), rendered);
          return null;
        });
    Map<String, Integer> files = new TreeMap<>();
    for (int i = 0; i < rendered.size(); i++) {
      if (rendered.get(i).refusal() == null) {
        files.merge(plan.get(i).partner(), 1, Integer::sum);
      }
    }
    return files;
  }

  private Map<String, String> usages() {
    Map<String, String> usages = new TreeMap<>();
    profiles.listPartners().forEach(each -> usages.put(each.partner(), each.envelope().usage()));
    return usages;
  }

  private RenderedInquiryFile render(
      NumberedInquiryFile file,
      LocalDate businessDate,
      Function<CoverageQuestion, BillingEntity> asking) {
    PayerProfile payer = profiles.get(file.plan().payer());
    byte[] bytes =
        InquiryInterchange.render(
            payer,
            profiles.getPartner(file.plan().partner()).envelope(),
            businessDate,
            file.interchangeControl(),
            file.plan().transactions(),
            asking);
    String sha256 = Delivery.keep(objects, bytes);
    return new RenderedInquiryFile(
        file.fileId(),
        OutboundName.of(KIND, businessDate, file.interchangeControl(), sha256),
        sha256,
        bytes.length,
        Delivery.refusal(bytes));
  }
}
