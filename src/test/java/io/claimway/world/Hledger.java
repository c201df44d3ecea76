package io.claimway.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.claimway.money.Cents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Another program's reading of a journal, and ours without it. */
public final class Hledger {
  private static final String WHY =
      "hledger is not installed: apt-get install hledger, to have it check the journal too";

  private Hledger() {}

  /**
   * What hledger says that every account holds, once it has found the journal's own assertions
   * right; the test ends here, skipped, where hledger is not installed.
   */
  public static SortedMap<String, Long> balances(Path journal) {
    run(journal, "check");
    SortedMap<String, Long> balances = new TreeMap<>();
    for (String line : run(journal, "balance", "--flat", "--no-total", "-E", "-O", "csv")) {
      String[] cells = line.substring(1, line.length() - 1).split("\",\"", -1);
      if (cells[1].equals("0")) {
        balances.put(cells[0], 0L);
      } else if (!cells[0].equals("account")) {
        balances.put(cells[0], Cents.parse(cells[1].replace("$", "").replace(",", "")));
      }
    }
    return balances;
  }

  private static List<String> run(Path journal, String... words) {
    List<String> command = new ArrayList<>(List.of("hledger", "-f", journal.toString()));
    command.addAll(List.of(words));
    Process process;
    try {
      Path said = Files.createTempFile("hledger", ".out");
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      process.waitFor();
      String out = Files.readString(said);
      assertThat(process.exitValue()).as(out).isZero();
      return out.lines().toList();
    } catch (IOException absent) {
      return abort(WHY);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** What the entries of a journal add up to, account by account, by reading its text. */
  public static SortedMap<String, Long> added(Path journal) {
    SortedMap<String, Long> sums = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(journal)) {
        if (line.startsWith("    ") && line.strip().charAt(0) != ';') {
          String[] parts = line.strip().split(" {2,}", -1);
          String amount = parts[1].split(" = ", -1)[0].replace("$", "");
          sums.merge(parts[0], Cents.parse(amount), Long::sum);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return sums;
  }
}
