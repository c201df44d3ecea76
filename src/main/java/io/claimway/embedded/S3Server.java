package io.claimway.embedded;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server over a folder, with Claimway's bucket. */
final class S3Server {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final long LARGEST_UNCHUNKED_PUT =
      256L << 20; // held in memory while its signature is checked
  private static final int THREADS = 64;

  private final S3Proxy server;

  private S3Server(S3Proxy server) {
    this.server = server;
  }

  static S3Server start(StateFolder state, ServerAddresses addresses) throws Exception {
    Files.createDirectories(state.s3());
    FilesystemNio2BlobStore store = new FilesystemNio2BlobStore(state.s3().toString());
    if (!store.containerExists(ServerAddresses.BUCKET)) {
      store.createContainer(ServerAddresses.BUCKET);
    }
    S3Proxy server =
        S3Proxy.builder()
            .endpoint(URI.create("http://" + ServerAddresses.HOST + ":" + addresses.s3Port()))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4, addresses.accessKey(), addresses.secretKey())
            .ignoreUnknownHeaders(true)
            .v4MaxNonChunkedRequestSize(LARGEST_UNCHUNKED_PUT)
            .jettyMaxThreads(THREADS)
            .blobStore(store)
            .build();
    server.start();
    if (!Waiting.until(() -> server.getState().equals("STARTED"), START_LIMIT)) {
      throw new IllegalStateException("Cannot start the S3 server: it is " + server.getState());
    }
    return new S3Server(server);
  }

  void stop() throws Exception {
    server.stop();
  }
}
