package io.claimway.spark;

import io.claimway.claim.Claim;
import io.claimway.claim.HeldClaim;
import io.claimway.claim.PatientControlNumber;
import io.claimway.claim.edit.ContentFlaw;
import io.claimway.exchange.Delivery;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.TaskDatabase;
import io.claimway.postgres.claim.ContentStore;
import io.claimway.postgres.exchange.SplitTables;
import io.claimway.postgres.exchange.SplitTables.PlacedClaim;
import io.claimway.postgres.exchange.SplitTables.RenderedFile;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.S3Settings;
import io.claimway.submission.OutboundName;
import io.claimway.x12.claim837.ClaimCheck;
import io.claimway.x12.claim837.FiledClaim;
import io.claimway.x12.claim837.OutboundClaim;
import io.claimway.x12.claim837.OutboundClaimFile;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Renders 837P files, one after the other, from what the content store keeps of their claims, and
 * keeps their bytes as evidence.
 */
final class ClaimFileTask implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Contents that are in memory at once: a few megabytes. */
  private static final int CLAIMS_AT_ONCE = 1_000;

  private final PayerProfiles profiles;
  private final TaskDatabase database;
  private final S3Settings objectStore;
  private final LocalDate businessDate;

  ClaimFileTask(
      PayerProfiles profiles,
      TaskDatabase database,
      S3Settings objectStore,
      LocalDate businessDate) {
    this.profiles = profiles;
    this.database = database;
    this.objectStore = objectStore;
    this.businessDate = businessDate;
  }

  /** A file to render; its claims lie in Postgres. */
  public record ClaimFile(long fileId, String partner, long interchangeControl)
      implements Serializable {}

  /** Renders the files of a task, each when it is asked for. */
  Iterator<RenderedFile> render(Iterator<ClaimFile> files) {
    ObjectStore store = ObjectStore.open(objectStore);
    TaskCompletionListener close = ended -> store.close();
    TaskContext.get().addTaskCompletionListener(close);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return files.hasNext();
      }

      @Override
      public RenderedFile next() {
        ClaimFile file = files.next();
        try (Connection connection = database.connect()) {
          return render(file, SplitTables.claimsOf(connection, file.fileId()), connection, store);
        } catch (SQLException failure) {
          throw new IllegalStateException(
              "Cannot render interchange %09d to %s: the database failed"
                  .formatted(file.interchangeControl(), file.partner()),
              failure);
        }
      }
    };
  }

  /** A file that fails its check is rendered again without the claims that make it fail. */
  private RenderedFile render(
      ClaimFile planned, List<PlacedClaim> claims, Connection connection, ObjectStore store)
      throws SQLException {
    OpenFile first = written(planned, claims, connection);
    if (first != null && first.refusal() == null) {
      return first.keep(store, List.of());
    }
    List<HeldClaim> held = flawed(claims, connection);
    if (held.isEmpty() && first != null) {
      return first.keep(store, held);
    }
    Set<Long> out = held.stream().map(HeldClaim::claimId).collect(Collectors.toSet());
    List<PlacedClaim> left =
        claims.stream().filter(claim -> !out.contains(claim.claimId())).toList();
    if (left.isEmpty()) {
      return RenderedFile.empty(planned.fileId(), held);
    }
    OpenFile again = written(planned, left, connection);
    if (again == null) {
      throw new IllegalStateException(
          "Cannot render interchange %09d to %s: its envelope cannot be written"
              .formatted(planned.interchangeControl(), planned.partner()));
    }
    return again.keep(store, held);
  }

  /** The claims that the guide refuses one by one. */
  private List<HeldClaim> flawed(List<PlacedClaim> claims, Connection connection)
      throws SQLException {
    ClaimCheck check = new ClaimCheck(profiles);
    List<HeldClaim> held = new ArrayList<>();
    read(
        claims,
        connection,
        (placed, claim) -> {
          List<ContentFlaw> flaws = check.flaws(claim);
          if (!flaws.isEmpty()) {
            held.add(HeldClaim.of(placed.number(), claim, profiles.get(claim.payer()), flaws));
          }
        });
    return held;
  }

  /** The file of these claims; null when something in it cannot be written at all. */
  private OpenFile written(ClaimFile planned, List<PlacedClaim> claims, Connection connection)
      throws SQLException {
    try {
      OpenFile file = new OpenFile(planned);
      read(claims, connection, file::add);
      file.close();
      return file;
    } catch (IllegalArgumentException unwritable) {
      return null;
    }
  }

  private static void read(
      List<PlacedClaim> claims, Connection connection, BiConsumer<PlacedClaim, Claim> each)
      throws SQLException {
    for (int from = 0; from < claims.size(); from += CLAIMS_AT_ONCE) {
      List<PlacedClaim> some = claims.subList(from, Math.min(from + CLAIMS_AT_ONCE, claims.size()));
      Map<PatientControlNumber, Claim> contents =
          ContentStore.get(connection, some.stream().map(PlacedClaim::number).toList());
      some.forEach(claim -> each.accept(claim, contents.get(claim.number())));
    }
  }

  /** A file that is being rendered. */
  private final class OpenFile {
    private final ClaimFile head;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final OutboundClaimFile file;
    private final List<FiledClaim> claims = new ArrayList<>();
    private String transaction;
    private int count;
    private long cents;
    private byte[] content;
    private String refusal;

    OpenFile(ClaimFile head) {
      this.head = head;
      this.file =
          OutboundClaimFile.open(
              bytes,
              profiles.getPartner(head.partner()),
              businessDate,
              head.interchangeControl(),
              head.interchangeControl());
    }

    void add(PlacedClaim placed, Claim claim) {
      if (transaction != null && !transaction.equals(placed.transactionControl())) {
        file.write(transaction, claims);
        claims.clear();
      }
      transaction = placed.transactionControl();
      claims.add(OutboundClaim.of(claim, profiles.get(claim.payer()), placed.number()));
      count++;
      cents += claim.chargeCents();
    }

    void close() {
      file.write(transaction, claims);
      file.close();
      content = bytes.toByteArray();
      refusal = Delivery.refusal(content);
    }

    String refusal() {
      return refusal;
    }

    RenderedFile keep(ObjectStore store, List<HeldClaim> held) {
      String sha256 = Delivery.keep(store, content);
      String name = OutboundName.of("837P", businessDate, head.interchangeControl(), sha256);
      return new RenderedFile(
          head.fileId(), name, sha256, content.length, count, cents, refusal, held);
    }
  }
}
