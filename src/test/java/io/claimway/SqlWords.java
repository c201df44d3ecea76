package io.claimway;

import io.claimway.claim.ClaimEvent;
import io.claimway.claim.ClaimState;
import io.claimway.ledger.AccountKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that the core gives their meaning, as SQL spells them out: kinds of accounts, states of
 * claims, claim frequencies, and statuses of adjudicated claims (CLP02).
 */
final class SqlWords {
  private static final Set<String> ACCOUNT_KINDS =
      Arrays.stream(AccountKind.values()).map(AccountKind::text).collect(Collectors.toSet());

  private static final Set<String> CLAIM_STATES =
      Stream.concat(Arrays.stream(ClaimState.values()), Arrays.stream(ClaimEvent.values()))
          .map(Enum::name)
          .collect(Collectors.toSet());

  /** Files, payments and bank lines have states of these names too. */
  private static final Set<String> STATES_OF_OTHERS_TOO =
      Set.of("REVERSED", "WITHHELD", "SUSPENDED", "NOTED");

  private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);
  private static final String LITERAL = "\"(?:[^\"\\\\\\n]|\\\\.)*\"";
  private static final Pattern STRING =
      Pattern.compile(LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*");

  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
  private static final String EQUALS = "\\s*(?:=|<>|(?:not\\s+)?in\\s*\\()\\s*";
  private static final Pattern FREQUENCY =
      Pattern.compile("\\bfrequency" + EQUALS + "'\\w'(?:\\s*,\\s*'\\w')*");
  private static final Pattern CLAIM_STATUS =
      Pattern.compile("\\bstatus" + EQUALS + "'\\d{1,2}'(?:\\s*,\\s*'\\d{1,2}')*");
  private static final Pattern CLAIM_STORY = Pattern.compile("\\bclaim\\.(?:state|event)\\b");
  private static final Pattern STATE_OF_ANOTHER =
      Pattern.compile("\\bupdate (?!claim\\.state\\b)\\w+\\.\\w+(?: \\w+)?\\s+set state = '\\w+'");
  private static final Pattern STATE_OR_KIND =
      Pattern.compile(
          "\\b(?:state|kind)"
              + EQUALS
              + "'\\w+'(?:\\s*,\\s*'\\w+')*|\\bcase\\b[^,]*? as (?:state|kind)\\b");

  private SqlWords() {}

  /** The text blocks of a Java source, and its strings with what is added to them. */
  static List<String> statements(String java) {
    List<String> statements = new ArrayList<>(textBlocks(java));
    Matcher strings = STRING.matcher(TEXT_BLOCK.matcher(java).replaceAll(" "));
    while (strings.find()) {
      statements.add(strings.group().replaceAll("\"\\s*\\+\\s*\"", ""));
    }
    return statements;
  }

  static List<String> textBlocks(String java) {
    return TEXT_BLOCK.matcher(java).results().map(block -> block.group(1)).toList();
  }

  /** The words of the core in a statement, each as it stands or after the name of its column. */
  static Set<String> in(String statement) {
    String sql = COMMENT.matcher(statement).replaceAll("");
    Set<String> words = new TreeSet<>();
    quoted(sql).stream()
        .map(word -> word.replaceFirst(":.*", ""))
        .filter(ACCOUNT_KINDS::contains)
        .forEach(words::add);
    compared(sql, FREQUENCY).forEach(word -> words.add("frequency " + word));
    compared(sql, CLAIM_STATUS).forEach(word -> words.add("status " + word));
    words.addAll(claimStates(sql));
    return words;
  }

  /**
   * Any state's name where the story of claims is read or told; elsewhere, such as in a temporary
   * table, only beside a column that is called so.
   */
  private static Set<String> claimStates(String sql) {
    Set<String> states = new TreeSet<>();
    if (CLAIM_STORY.matcher(sql).find()) {
      states.addAll(quoted(STATE_OF_ANOTHER.matcher(sql).replaceAll("")));
    } else {
      states.addAll(compared(sql, STATE_OR_KIND));
      states.removeAll(STATES_OF_OTHERS_TOO);
    }
    states.retainAll(CLAIM_STATES);
    return states;
  }

  private static List<String> compared(String sql, Pattern comparison) {
    return comparison
        .matcher(sql)
        .results()
        .map(MatchResult::group)
        .flatMap(text -> quoted(text).stream())
        .toList();
  }

  private static List<String> quoted(String sql) {
    return QUOTED.matcher(sql).results().map(word -> word.group(1)).toList();
  }
}
