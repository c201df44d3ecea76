package io.claimway.batch;

import io.claimway.exchange.FrozenInputs;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.party.people.Deed;
import io.claimway.party.people.People;
import io.claimway.party.people.Right;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.exchange.RestoreTables;
import io.claimway.postgres.exchange.RestoreTables.LeftFile;
import io.claimway.postgres.exchange.RestoreTables.LostNight;
import io.claimway.run.ControlTotals;
import io.claimway.run.Run;
import io.claimway.run.RunRefused;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.PutOutcome;
import io.claimway.s3.StoredObject;
import io.claimway.stage.CrashPoints;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A book that was put back to an older state behind the bucket: whoever takes the lease writes its
 * epoch there before anything else, so that an older book is seen by its own epoch. Nothing is
 * posted or sent on it until a person has said so; then its lost nights run again on the inputs
 * that the bucket keeps, and what they make again has left already.
 */
public final class RestoredBook {
  private static final String EPOCHS = "ledger/epochs/";
  private static final String JOB = "restore-";
  private static final String WAY_OUT =
      "jobs/claimway restore show names all of it; jobs/claimway restore accept --as ID --because WORDS lets these nights run again in their order, and what left already is not sent again";

  private final Database database;
  private final ObjectStore objects;
  private final Supplier<PayerProfiles> profiles;
  private final RunStore runs;
  private final FrozenInputs inputs;

  /**
   * @param profiles tell in which mailboxes lies what has left; read where something is missing
   */
  public RestoredBook(Database database, ObjectStore objects, Supplier<PayerProfiles> profiles) {
    this.database = database;
    this.objects = objects;
    this.profiles = profiles;
    this.runs = new RunStore(database);
    this.inputs = new FrozenInputs(objects);
  }

  /**
   * What the bucket has and the book lacks.
   *
   * @param bookEpoch of the lease, as the book has it
   * @param foundEpoch the newest that has written to the bucket
   * @param newest the newest night of the book; null where it has none
   */
  public record Gap(
      long bookEpoch,
      long foundEpoch,
      LocalDate newest,
      List<LostNight> nights,
      List<LeftFile> files) {

    private long toTheBank() {
      return files.stream().filter(file -> file.partner().equals(RestoreTables.BANK)).count();
    }

    /** All of it in one sentence. */
    public String sentence() {
      String lost =
          nights.isEmpty()
              ? "no night"
              : "the nights of "
                  + nights.stream()
                      .map(night -> night + (night.finished() ? "" : " (unfinished)"))
                      .collect(Collectors.joining(", "));
      return "the book ends with the night of %s and the bucket goes on: the book lacks %s, %d of their heads, %d files that left, %d of them to the bank, and %d commands that held the lease"
          .formatted(
              newest == null ? "no date" : newest,
              lost,
              nights.stream().filter(LostNight::finished).count(),
              files.size(),
              toTheBank(),
              foundEpoch - bookEpoch);
    }
  }

  /** What the bucket has beyond the book; empty where the book is whole. */
  public Optional<Gap> findGap() {
    Optional<Gap> gap = look();
    // What another command wrote while this one looked is in the book by now.
    return gap.isEmpty() ? gap : look();
  }

  private Optional<Gap> look() {
    long bookEpoch = database.inTransaction(RestoreTables::findEpoch);
    LocalDate newest =
        runs.findNewest(Nights.JOB).map(night -> night.run().businessDate()).orElse(null);
    List<String> later = objects.keysAfter(EPOCHS, epochKey(bookEpoch));
    List<String> heads = headsAfter(newest);
    if (later.isEmpty() && heads.isEmpty()) {
      return Optional.empty();
    }
    long foundEpoch =
        later.isEmpty()
            ? bookEpoch
            : Long.parseLong(later.get(later.size() - 1).substring(EPOCHS.length()));
    return Optional.of(new Gap(bookEpoch, foundEpoch, newest, lostNights(newest, heads), left()));
  }

  private List<String> headsAfter(LocalDate newest) {
    boolean restored = database.inTransaction(RestoreTables::isRestored);
    // After a restore that a person accepted, lost nights have heads until they have run again.
    return restored
        ? List.of()
        : objects
            .keysAfter(LedgerHeads.FOLDER, LedgerHeads.FOLDER + (newest == null ? "" : newest))
            .stream()
            .filter(key -> newest == null || LedgerHeads.nightOf(key).isAfter(newest))
            .toList();
  }

  private List<LostNight> lostNights(LocalDate newest, List<String> heads) {
    LocalDate after = newest == null ? LocalDate.EPOCH : newest;
    Set<LocalDate> finished = new HashSet<>();
    objects
        .keysAfter(LedgerHeads.FOLDER, LedgerHeads.FOLDER + after)
        .forEach(key -> finished.add(LedgerHeads.nightOf(key)));
    return Stream.concat(
            inputs.listDatesAfter(Nights.JOB, after).stream(),
            heads.stream().map(LedgerHeads::nightOf))
        .distinct()
        .filter(date -> date.isAfter(after))
        .sorted()
        .map(date -> new LostNight(date, finished.contains(date)))
        .toList();
  }

  private List<LeftFile> left() {
    Set<String> known = database.inTransaction(RestoreTables::listNames);
    List<LeftFile> left = new ArrayList<>();
    PartnerMailboxes mailboxes = profiles.get().mailboxes();
    List<String> partners = new ArrayList<>(List.of(RestoreTables.BANK));
    profiles.get().listPartners().forEach(partner -> partners.add(partner.partner()));
    for (String partner : partners) {
      String folder = mailboxes.outbound(partner, "");
      try (Stream<StoredObject> files = objects.list(folder)) {
        files
            .map(
                file ->
                    new LeftFile(
                        partner, file.key().substring(folder.length()), file.bytes(), file.etag()))
            .filter(file -> !known.contains(file.partner() + "/" + file.name()))
            .forEach(left::add);
      }
    }
    return left;
  }

  /**
   * Refuses a book that is older than what it has written to the bucket.
   *
   * @throws RunRefused naming the gap and the way out
   */
  public void mustBeWhole() {
    findGap()
        .ifPresent(
            gap -> {
              throw new RunRefused("Cannot start: " + gap.sentence() + "; " + WAY_OUT);
            });
  }

  /**
   * Writes the epoch of a lease to the bucket before anything is done under it.
   *
   * @throws RunRefused when another book's lease has written it
   */
  public Lease enter(Lease lease, String holder) {
    byte[] text = "%d %s%n".formatted(lease.epoch(), holder).getBytes(StandardCharsets.UTF_8);
    if (objects.putIfAbsent(epochKey(lease.epoch()), text) == PutOutcome.CONFLICT) {
      lease.close();
      throw new RunRefused(
          "Cannot start: epoch %d of the lease is written in the bucket by another command"
              .formatted(lease.epoch()));
    }
    return lease;
  }

  /** Wide enough for any, so that keys come in order. */
  private static String epochKey(long epoch) {
    return EPOCHS + "%012d".formatted(epoch);
  }

  /**
   * Goes on with a book that was put back: takes down what it lacks and who decided it. Doing it
   * again after a crash finishes what was begun.
   *
   * @param gap what the decision is about, found before the lease was taken
   * @param people who may decide it
   * @param epoch of the lease that is held
   * @throws RunRefused when the book has no night, or it is not this person's to decide
   */
  public void accept(
      Gap gap, String person, String because, People people, long epoch, CrashPoints crashPoints) {
    people.mayDo(
        person,
        Deed.of(
            "go on with a book that was put back",
            Right.RESOLVE,
            "restore accept --because WORDS"));
    Run night =
        runs.findNewest(Nights.JOB)
            .orElseThrow(
                () ->
                    new RunRefused(
                        "Cannot accept a restore: the book has no night; restore one that has, or give it an empty bucket"))
            .run();
    int nth = database.inTransaction(RestoreTables::count) + 1;
    DecisionRuns.carryOut(
        runs,
        JOB + nth,
        () -> night,
        epoch,
        crashPoints,
        tx -> {
          RestoreTables.accept(
              tx,
              new RestoreTables.Decision(nth, gap.bookEpoch(), gap.foundEpoch(), person, because),
              gap.nights(),
              gap.files());
          return List.of(
              ControlTotals.through("nights", gap.nights().size(), 0),
              ControlTotals.through("files", gap.files().size(), 0));
        });
  }
}
