package io.claimway.bank.bai2;

import io.claimway.bank.nacha.BankFileFinding;
import java.util.List;

/** A bank's BAI2 file: its statements and what is wrong with it. */
public record Bai2File(
    String sender,
    String receiver,
    String identification,
    List<Bai2Statement> statements,
    List<BankFileFinding> findings,
    boolean refused) {

  public Bai2File {
    statements = List.copyOf(statements);
    findings = List.copyOf(findings);
  }

  /** The statements to be taken in: none of a refused file, none that is refused itself. */
  public List<Bai2Statement> accepted() {
    return refused
        ? List.of()
        : statements.stream().filter(statement -> !statement.refused()).toList();
  }
}
