package io.claimway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The way to run Postgres, which refuses root, whoever asks: as is, in a user namespace, or as
 * nobody.
 */
enum Unprivileged {
  /** An ordinary user needs no help. */
  AS_IS {
    @Override
    List<String> prefix() {
      return List.of();
    }
  },
  /** Root without a mapping: files stay root's, and Postgres sees an ordinary user. */
  NAMESPACE {
    @Override
    List<String> prefix() {
      return List.of("unshare", "--user");
    }
  },
  /** Where user namespaces are off: user 65534, who must own the data and reach its folder. */
  NOBODY {
    @Override
    List<String> prefix() {
      return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    }

    @Override
    void own(Path path) throws IOException {
      Files.setAttribute(path, "unix:uid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
    }
  };

  private static final int NOBODY_ID = 65534;
  private static final long PROBE_SECONDS = 10;

  abstract List<String> prefix();

  /** Lets the user that Postgres will run as own a file or an empty folder. */
  void own(Path path) throws IOException {}

  List<String> command(String... words) {
    List<String> command = new ArrayList<>(prefix());
    command.addAll(List.of(words));
    return command;
  }

  static Unprivileged forThisUser(StateFolder state) throws IOException {
    if ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") != 0) {
      return AS_IS;
    }
    if (Files.exists(state.postgresCluster())) {
      boolean ownedByRoot = (Integer) Files.getAttribute(state.postgresCluster(), "unix:uid") == 0;
      return ownedByRoot ? NAMESPACE : NOBODY;
    }
    return succeeds(NAMESPACE.command("true")) ? NAMESPACE : NOBODY;
  }

  private static boolean succeeds(List<String> command) throws IOException {
    Process probe = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
