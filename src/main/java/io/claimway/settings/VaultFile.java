package io.claimway.settings;

import io.claimway.payout.AccountVault;
import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mounted file behind {@code payout.vault-file}: one account per line (token, routing number,
 * account number, CHECKING or SAVINGS), under a header line. A refusal names file and line and
 * never an account.
 */
public final class VaultFile {
  private static final int COLUMNS = 4;

  private VaultFile() {}

  /**
   * The vault where one is mounted, else an empty one: a night only asks it which account a
   * statement is about.
   */
  public static AccountVault readIfPresent(String path) {
    return path.isEmpty() || !Files.exists(Path.of(path)) ? new AccountVault(Map.of()) : read(path);
  }

  /** Reads the vault; an empty path is refused, since a release needs it. */
  public static AccountVault read(String path) {
    if (path.isEmpty()) {
      throw new UnusableConfiguration("Cannot release payouts: payout.vault-file is not set");
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of(path));
    } catch (IOException e) {
      throw new UnusableConfiguration(
          "Cannot use payout.vault-file " + path + ": cannot be read", e);
    }
    Map<String, AccountVault.Account> accounts = new HashMap<>();
    for (int line = 1; line < lines.size(); line++) {
      String[] columns = lines.get(line).split(",", -1);
      boolean savings = columns.length == COLUMNS && columns[3].equals("SAVINGS");
      if (columns.length != COLUMNS || !(savings || columns[3].equals("CHECKING"))) {
        throw new UnusableConfiguration(
            "Cannot use payout.vault-file %s: line %d is not token,routing,account,CHECKING|SAVINGS"
                .formatted(path, line + 1));
      }
      accounts.put(columns[0], new AccountVault.Account(columns[1], columns[2], savings));
    }
    return new AccountVault(accounts);
  }
}
