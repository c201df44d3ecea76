package io.claimway.spark;

import io.claimway.claim.Claim;
import io.claimway.claim.PatientControlNumber;
import io.claimway.exchange.Delivery;
import io.claimway.party.partner.TradingPartner;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.exchange.SplitTables.RenderedFile;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.S3Settings;
import io.claimway.submission.OutboundName;
import io.claimway.x12.claim837.FiledClaim;
import io.claimway.x12.claim837.OutboundClaim;
import io.claimway.x12.claim837.OutboundClaimFile;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Renders 837P files, one after the other, from claims that come in order of file and place, and
 * keeps their bytes as evidence.
 */
final class ClaimFileTask implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<Long, FileHead> heads;
  private final PayerProfiles profiles;
  private final S3Settings objectStore;

  ClaimFileTask(Map<Long, FileHead> heads, PayerProfiles profiles, S3Settings objectStore) {
    this.heads = new HashMap<>(heads);
    this.profiles = profiles;
    this.objectStore = objectStore;
  }

  /** What opens a file. */
  record FileHead(
      long fileId, TradingPartner partner, LocalDate businessDate, long interchangeControl)
      implements Serializable {}

  /** One claim's content at its place. */
  public record FiledContent(
      long fileId, int place, String transactionControl, long claimId, Claim claim) {}

  /** Renders all files of a task. */
  Iterator<RenderedFile> render(Iterator<FiledContent> contents) {
    List<RenderedFile> rendered = new ArrayList<>();
    if (!contents.hasNext()) {
      return rendered.iterator();
    }
    try (ObjectStore store = ObjectStore.open(objectStore)) {
      FiledContent next = contents.next();
      while (next != null) {
        OpenFile file = new OpenFile(heads.get(next.fileId()));
        long fileId = next.fileId();
        while (next != null && next.fileId() == fileId) {
          file.add(next);
          next = contents.hasNext() ? contents.next() : null;
        }
        rendered.add(file.close(store));
      }
    }
    return rendered.iterator();
  }

  /** A file that is being rendered. */
  private final class OpenFile {
    private final FileHead head;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final OutboundClaimFile file;
    private final List<FiledClaim> claims = new ArrayList<>();
    private String transaction;
    private int count;
    private long cents;

    OpenFile(FileHead head) {
      this.head = head;
      this.file =
          OutboundClaimFile.open(
              bytes,
              head.partner(),
              head.businessDate(),
              head.interchangeControl(),
              head.interchangeControl());
    }

    void add(FiledContent content) {
      if (transaction != null && !transaction.equals(content.transactionControl())) {
        file.write(transaction, claims);
        claims.clear();
      }
      transaction = content.transactionControl();
      Claim claim = content.claim();
      claims.add(
          OutboundClaim.of(
              claim,
              profiles.get(claim.payer()),
              new PatientControlNumber(content.claimId(), claim.version())));
      count++;
      cents += claim.chargeCents();
    }

    RenderedFile close(ObjectStore store) {
      file.write(transaction, claims);
      file.close();
      byte[] content = bytes.toByteArray();
      String sha256 = Delivery.keep(store, content);
      String name = OutboundName.of("837P", head.businessDate(), head.interchangeControl(), sha256);
      return new RenderedFile(
          head.fileId(), name, sha256, content.length, count, cents, Delivery.refusal(content));
    }
  }
}
