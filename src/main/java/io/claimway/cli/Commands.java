package io.claimway.cli;

import java.util.List;

/** The commands, in the order in which help lists them. */
final class Commands {
  static final List<Class<?>> ALL =
      List.of(
          DemoCommand.class,
          NightlyCommand.class,
          ReplayCommand.class,
          ProveCommand.class,
          PayoutCommand.class,
          StatusCommand.class,
          ExplainCommand.class,
          HoldsCommand.class,
          RemitCommand.class,
          WorklistCommand.class,
          ResolveCommand.class,
          LedgerCommand.class,
          MigrateCommand.class,
          TopicsCommand.class,
          RestoreCommand.class,
          SchemasCommand.class,
          PayersCommand.class,
          ServicesCommand.class,
          X12Command.class,
          RehearseCommand.class);

  private Commands() {}
}
