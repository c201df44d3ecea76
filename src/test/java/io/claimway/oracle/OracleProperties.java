package io.claimway.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.chance.Chance;
import io.claimway.chance.Seeds;
import io.claimway.oracle.Billed.Move;
import io.claimway.oracle.Billed.Version;
import io.claimway.oracle.OracleBook.Gap;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;

/** The core and the oracle on random histories: the same money, states, reasons and items. */
class OracleProperties {
  private static final Set<String> ENTITIES = Set.copyOf(SimulatedPayers.ENTITIES);
  private static final Set<String> PAYERS = Set.copyOf(SimulatedPayers.PAYERS);

  @Seeds(500)
  void agrees(Chance chance) {
    agree(new SimulatedPayers(chance, false).history());
  }

  @Tag("long")
  @Seeds(5_000)
  void agreesOnManyMore(Chance chance) {
    agree(new SimulatedPayers(chance, false).history());
  }

  /** Everything again, in renamed files: nothing moves and nothing stands otherwise. */
  @Seeds(100)
  void whatIsFedTwiceChangesNothing(Chance chance) {
    History history = new SimulatedPayers(chance, false).history();
    for (Book book : List.of(oracle(), new CoreBook(ENTITIES, PAYERS))) {
      Set<String> claims = new TreeSet<>();
      for (History.Night night : history.nights()) {
        List<String> files = texts(night);
        String once = night(book, night, files, claims);
        List<String> renamed =
            night.files().stream()
                .filter(f -> !f.payments().isEmpty())
                .map(f -> new Told.File("9" + f.control().substring(1), f.test(), f.payments()))
                .map(Told::text)
                .toList();
        String again =
            night(book, new History.Night(night.day(), List.of(), List.of()), renamed, claims);
        assertThat(standing(again)).isEqualTo(standing(once));
        assertThat(again.lines().filter(OracleProperties::isMove)).isEmpty();
        assertThat(book.night(night.day(), files)).isEmpty();
      }
    }
  }

  /** The files of a night in any order, and the payments of a file. */
  @Seeds(100)
  void theOrderWithinANightChangesNothing(Chance chance) {
    History history = new SimulatedPayers(chance, false).history();
    for (int which = 0; which < 2; which++) {
      Book one = which == 0 ? oracle() : new CoreBook(ENTITIES, PAYERS);
      Book other = which == 0 ? oracle() : new CoreBook(ENTITIES, PAYERS);
      Set<String> claims = new TreeSet<>();
      for (History.Night night : history.nights()) {
        List<Told.File> turned = new ArrayList<>();
        for (Told.File file : chance.someOf(night.files().size(), night.files())) {
          List<Told.Payment> payments =
              chance.someOf(file.payments().size(), file.payments()).stream()
                  .map(p -> p.with(chance.someOf(p.clps().size(), p.clps()), p.amount()))
                  .toList();
          turned.add(new Told.File(file.control(), file.test(), payments));
        }
        History.Night shuffled = new History.Night(night.day(), night.delivered(), turned);
        assertThat(night(other, shuffled, texts(shuffled), claims))
            .isEqualTo(night(one, night, texts(night), claims));
      }
    }
  }

  private static OracleBook oracle() {
    return new OracleBook(ENTITIES, PAYERS, EnumSet.allOf(Gap.class));
  }

  private static List<String> texts(History.Night night) {
    return night.files().stream().filter(f -> !f.payments().isEmpty()).map(Told::text).toList();
  }

  /** States, reasons and items, without the money that moved and what is told of a repetition. */
  private static String standing(String text) {
    return text.lines()
        .filter(line -> !line.endsWith("SEEN_BEFORE") && !isMove(line))
        .collect(Collectors.joining("\n"));
  }

  private static boolean isMove(String line) {
    return line.matches(".*[a-z]/[a-z].*");
  }

  private static void agree(History history) {
    if (!disagreement(history).isEmpty()) {
      History shortest = history.shortest(h -> !disagreement(h).isEmpty());
      throw new AssertionError(disagreement(shortest) + "\n" + shortest);
    }
  }

  static String disagreement(History history) {
    OracleBook oracle = oracle();
    CoreBook core = new CoreBook(ENTITIES, PAYERS);
    Set<String> claims = new TreeSet<>();
    for (History.Night night : history.nights()) {
      List<String> files = texts(night);
      String one;
      String other;
      try {
        one = night(oracle, night, files, claims);
      } catch (RuntimeException failed) {
        throw new AssertionError("the oracle on\n" + history, failed);
      }
      try {
        other = night(core, night, files, claims);
      } catch (RuntimeException failed) {
        other = failed.toString();
      }
      if (!one.equals(other)) {
        return "night " + night.day() + "\noracle:\n" + one + "core:\n" + other;
      }
    }
    return "";
  }

  private static String night(
      Book book, History.Night night, List<String> files, Set<String> claims) {
    List<Move> moves = new ArrayList<>();
    for (Version version : night.delivered()) {
      claims.add(version.claim());
      moves.addAll(book.deliver(version, night.day()));
    }
    moves.addAll(book.night(night.day(), files));
    StringBuilder text = new StringBuilder();
    net(moves)
        .forEach(
            (what, cents) ->
                text.append("  ")
                    .append(what)
                    .append(' ')
                    .append(Told.dollars(cents))
                    .append('\n'));
    claims.forEach(c -> text.append("  ").append(c).append(' ').append(book.state(c)).append('\n'));
    book.suspended().forEach(s -> text.append("  waits ").append(s).append('\n'));
    book.whole()
        .forEach(
            (p, why) -> text.append("  payment ").append(p).append(' ').append(why).append('\n'));
    book.items().forEach(i -> text.append("  item ").append(i).append('\n'));
    return text.toString();
  }

  /** By payment and claim, from account to account, to the cent. */
  private static Map<String, Long> net(List<Move> moves) {
    Map<String, Long> net = new TreeMap<>();
    for (Move move : moves) {
      if (move.debit().equals("credit") || move.credit().equals("credit")) {
        continue;
      }
      boolean turned = move.debit().compareTo(move.credit()) > 0;
      String pair =
          turned ? move.credit() + "/" + move.debit() : move.debit() + "/" + move.credit();
      boolean whose = move.claim() == null || pair.equals("clearing/suspense");
      String key =
          (pair.equals("gross/receivable") ? "" : move.payment() + " ")
              + (whose ? "" : move.claim() + " ")
              + pair;
      net.merge(key, turned ? -move.cents() : move.cents(), Long::sum);
    }
    net.values().removeIf(cents -> cents == 0);
    return net;
  }
}
