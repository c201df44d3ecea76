package io.claimway.exchange;

import io.claimway.archive.FileKind;
import io.claimway.archive.InboundOutcome;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.postgres.exchange.ExchangeTables.ReceivedObject;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.run.Sha256;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.ObjectStoreFailure;
import io.claimway.s3.OpenObject;
import io.claimway.s3.PutOutcome;
import io.claimway.s3.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Takes partner files into evidence: reads each once, stores its bytes write-once under their
 * SHA-256 and tells its kind. It writes no row: a repetition has no further effect.
 *
 * <p>A mailbox is the outside: what stands in the way of one object is its outcome, never a
 * failure; only a bucket that does not answer at all is one.
 */
public final class InboundReceiver {
  private static final int NOT_FOUND = 404;
  private static final int BLOCK_BYTES = 1 << 16;

  private final ObjectStore store;
  private final PartnerMailboxes mailboxes;
  private final long largestBytes;

  /**
   * @param largestBytes size above which a file is not read
   */
  public InboundReceiver(ObjectStore store, PartnerMailboxes mailboxes, long largestBytes) {
    this.store = store;
    this.mailboxes = mailboxes;
    this.largestBytes = largestBytes;
  }

  /** Where the bytes of a received file are kept. */
  public static String evidenceKey(String sha256) {
    return "evidence/inbound/" + sha256;
  }

  /** What is new in the inbound mailboxes of these partners, in order of partner and name. */
  public List<InboundObject> listNew(List<String> partners, InboundMailboxes.Novelty novelty) {
    return new InboundMailboxes(store, mailboxes).listNew(partners, novelty);
  }

  /** Takes the files into evidence, in order of partner and name; each has its outcome. */
  public List<ReceivedObject> receive(List<InboundObject> objects) {
    return objects.stream()
        .sorted(Comparator.comparing(InboundObject::partner).thenComparing(InboundObject::name))
        .map(this::receive)
        .toList();
  }

  private ReceivedObject receive(InboundObject object) {
    if (object.bytes() > largestBytes) {
      return ReceivedObject.not(
          object,
          InboundOutcome.TOO_LARGE,
          "%d bytes are more than limits.inbound-file-bytes allows".formatted(object.bytes()));
    }
    if (object.bytes() == 0) {
      return ReceivedObject.not(object, InboundOutcome.LATER, "it is empty");
    }
    try {
      Path copy = Files.createTempFile("inbound", ".bytes");
      try {
        return receive(object, copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Cannot receive "
              + mailboxes.inbound(object.partner(), object.name())
              + ": the temporary folder takes no copy of it",
          failure);
    }
  }

  private ReceivedObject receive(InboundObject object, Path copy) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (OpenObject open = store.open(mailboxes.inbound(object.partner(), object.name()))) {
      if (!isSame(object, open.stored())) {
        return ReceivedObject.not(object, InboundOutcome.CHANGED, changed(object, open.stored()));
      }
      long bytes;
      try (OutputStream out = Files.newOutputStream(copy)) {
        bytes = copy(open.content(), out, digest);
      }
      if (bytes != object.bytes()) {
        if (!store.answers()) {
          throw new IOException("Cannot read on: the bucket does not answer");
        }
        return ReceivedObject.not(
            object,
            InboundOutcome.LATER,
            "reading it broke off after %d of %d bytes".formatted(bytes, object.bytes()));
      }
    } catch (ObjectStoreFailure failure) {
      return notGiven(object, failure);
    }
    return keep(object, copy, HexFormat.of().formatHex(digest.digest()));
  }

  private ReceivedObject keep(InboundObject object, Path copy, String sha256) throws IOException {
    if (store.putIfAbsent(evidenceKey(sha256), copy) == PutOutcome.CONFLICT) {
      return ReceivedObject.not(
          object,
          InboundOutcome.UNREADABLE,
          "other bytes lie under its hash, " + evidenceKey(sha256));
    }
    return ReceivedObject.taken(object, sha256, FileKind.of(head(copy)).word());
  }

  /** Reading that breaks off ends the copy: how much came is the answer. */
  private static long copy(InputStream in, OutputStream out, MessageDigest digest)
      throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    long bytes = 0;
    for (int read; (read = readOn(in, block)) > 0; bytes += read) {
      digest.update(block, 0, read);
      out.write(block, 0, read);
    }
    return bytes;
  }

  private static int readOn(InputStream in, byte[] block) {
    try {
      return in.read(block);
    } catch (IOException brokenOff) {
      return -1;
    }
  }

  private static boolean isSame(InboundObject frozen, StoredObject now) {
    return frozen.bytes() == now.bytes() && frozen.etag().equals(now.etag());
  }

  private static String changed(InboundObject frozen, StoredObject now) {
    return "it was listed with %d bytes (ETag %s) and now has %d (ETag %s)"
        .formatted(frozen.bytes(), frozen.etag(), now.bytes(), now.etag());
  }

  private ReceivedObject notGiven(InboundObject object, ObjectStoreFailure failure) {
    if (failure.status() == NOT_FOUND) {
      return ReceivedObject.not(object, InboundOutcome.GONE, "it was deleted after it was listed");
    }
    if (!store.answers()) {
      throw failure;
    }
    return ReceivedObject.not(
        object,
        failure.isRefusal() ? InboundOutcome.UNREADABLE : InboundOutcome.LATER,
        failure.getMessage());
  }

  private static byte[] head(Path copy) throws IOException {
    try (InputStream in = Files.newInputStream(copy)) {
      return in.readNBytes(FileKind.HEAD_BYTES);
    }
  }
}
