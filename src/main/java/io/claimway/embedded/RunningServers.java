package io.claimway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that runs the servers, as it wrote itself down when all of them answered.
 *
 * @param pid its process id
 * @param startedAtMillis when it started; tells it from a later process of the same id
 */
record RunningServers(long pid, long startedAtMillis) {
  /** Start times are read to the second, and the boot time behind them may shift by one. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  static RunningServers thisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new RunningServers(
        self.pid(), self.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
  }

  void write(StateFolder state) throws IOException {
    StateFolder.replace(state.running(), PlainJson.write(this));
  }

  /** The process if it is written down and alive. */
  static Optional<ProcessHandle> find(StateFolder state) throws IOException {
    if (!Files.exists(state.running())) {
      return Optional.empty();
    }
    PlainJson json = PlainJson.read(state.running());
    RunningServers written = new RunningServers(json.number("pid"), json.number("startedAtMillis"));
    return ProcessHandle.of(written.pid).filter(ProcessHandle::isAlive).filter(written::isSame);
  }

  private boolean isSame(ProcessHandle process) {
    Instant started = process.info().startInstant().orElse(Instant.EPOCH);
    return Duration.between(Instant.ofEpochMilli(startedAtMillis), started)
            .abs()
            .compareTo(TOLERANCE)
        < 0;
  }
}
