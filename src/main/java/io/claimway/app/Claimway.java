package io.claimway.app;

import io.claimway.cli.ClaimwayCommand;

/** The program. */
public final class Claimway {
  private Claimway() {}

  public static void main(String[] arguments) {
    System.exit(ClaimwayCommand.execute(arguments));
  }
}
