package io.claimway.exchange;

import io.claimway.archive.FileKind;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.postgres.exchange.ExchangeTables.ReceivedFile;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.run.Sha256;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.PutOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Takes partner files into evidence: reads each once, stores its bytes write-once under their
 * SHA-256 and tells its kind. It writes no row: a repetition has no further effect.
 */
public final class InboundReceiver {
  private final ObjectStore store;
  private final PartnerMailboxes mailboxes;
  private final long largestBytes;

  /**
   * @param largestBytes size above which a file is kept as evidence and not read further
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

  /** What lies in the inbound mailboxes of these partners, in order of partner and name. */
  public List<InboundObject> list(List<String> partners) {
    return partners.stream().sorted().flatMap(partner -> list(partner).stream()).toList();
  }

  private List<InboundObject> list(String partner) {
    String prefix = mailboxes.inbound(partner, "");
    try (var objects = store.list(prefix)) {
      return objects
          .map(
              object ->
                  new InboundObject(
                      partner, object.key().substring(prefix.length()), object.bytes()))
          .filter(object -> !object.name().isEmpty() && !object.name().contains("/"))
          .sorted(Comparator.comparing(InboundObject::name))
          .toList();
    }
  }

  /** Takes the files into evidence, in order of partner and name. */
  public List<ReceivedFile> receive(List<InboundObject> objects) {
    return objects.stream()
        .sorted(Comparator.comparing(InboundObject::partner).thenComparing(InboundObject::name))
        .map(this::receive)
        .toList();
  }

  private ReceivedFile receive(InboundObject object) {
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
              + ": reading it failed",
          failure);
    }
  }

  private ReceivedFile receive(InboundObject object, Path copy) throws IOException {
    MessageDigest digest = Sha256.digest();
    long bytes;
    try (InputStream in =
            new DigestInputStream(
                store.stream(mailboxes.inbound(object.partner(), object.name())), digest);
        OutputStream out = Files.newOutputStream(copy)) {
      bytes = in.transferTo(out);
    }
    if (bytes != object.bytes()) {
      throw new IllegalStateException(
          "Cannot receive %s: the run froze it with %d bytes, and it now has %d"
              .formatted(
                  mailboxes.inbound(object.partner(), object.name()), object.bytes(), bytes));
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (store.putIfAbsent(evidenceKey(sha256), copy) == PutOutcome.CONFLICT) {
      throw new IllegalStateException(
          "Cannot keep " + evidenceKey(sha256) + ": other bytes lie under this hash");
    }
    FileKind kind = bytes > largestBytes ? FileKind.TOO_LARGE : FileKind.of(head(copy));
    return new ReceivedFile(object.partner(), object.name(), sha256, bytes, kind.word());
  }

  private static byte[] head(Path copy) throws IOException {
    try (InputStream in = Files.newInputStream(copy)) {
      return in.readNBytes(FileKind.HEAD_BYTES);
    }
  }
}
