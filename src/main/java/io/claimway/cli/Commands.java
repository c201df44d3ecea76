package io.claimway.cli;

import java.util.List;
import java.util.Set;

/** The commands, each in the type of its name, in the order in which help lists them. */
final class Commands {
  private static final Set<String> TAKE_A_WORD = Set.of("--config", "--state");

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

  /**
   * The command that a command line names, alone, where its first word is one: to read what all
   * others take would take longer than most of them run. Otherwise all.
   */
  static List<Class<?>> namedBy(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (TAKE_A_WORD.contains(arguments[i])) {
        i++;
      } else if (!arguments[i].startsWith("-")) {
        String type = arguments[i] + "Command";
        List<Class<?>> named =
            ALL.stream().filter(each -> each.getSimpleName().equalsIgnoreCase(type)).toList();
        return named.isEmpty() ? ALL : named;
      }
    }
    return ALL;
  }
}
