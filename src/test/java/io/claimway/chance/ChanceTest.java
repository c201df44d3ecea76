package io.claimway.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a property may count on when it takes its cases from chance. */
class ChanceTest {
  private static final int CASES = 200;

  @Seeds(200)
  void drawsTheSameFromTheSameSeed(Chance chance) {
    Chance again = Chance.of(Long.parseLong(chance.toString()));
    assertThat(everything(again)).isEqualTo(everything(chance));
  }

  private static List<Object> everything(Chance chance) {
    return List.of(
        chance.between(-7L, 1L << 40),
        chance.oneOf("A", "B", "C"),
        chance.list(0, 9, () -> chance.between(0, 9)),
        chance.someOf(0, List.of(1, 2, 3)),
        String.valueOf(chance.orNull(0.5, () -> 1)),
        chance.word(0, 9),
        chance.digits(9),
        chance.text());
  }

  @Seeds(200)
  void staysInItsBounds(Chance chance) {
    assertThat(chance.between(-3L, 1L << 62)).isBetween(-3L, 1L << 62);
    assertThat(chance.between(5, 6)).isBetween(5, 6);
    assertThat(chance.between(-9, -9)).isEqualTo(-9);
    assertThat(chance.list(2, 4, () -> 1)).hasSizeBetween(2, 4);
    assertThat(chance.someOf(1, List.of(1, 2, 3)))
        .isSubsetOf(1, 2, 3)
        .doesNotHaveDuplicates()
        .isNotEmpty();
    assertThat(chance.word(1, 4)).matches("[A-Z0-9]{1,4}");
    assertThat(chance.digits(9)).matches("[0-9]{9}");
    assertThat(chance.text().codePoints().count()).isLessThanOrEqualTo(255);
  }

  /** Wherever the row of seeds begins. */
  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -150, 0, 20260105, Long.MAX_VALUE})
  void reachesEveryEdge(long first) {
    assertThat(drawn(first, chance -> chance.between(-5_000L, 9_999_999_999L)))
        .contains(-5_000L, -4_999L, -1L, 0L, 1L, 9_999_999_998L, 9_999_999_999L);
    assertThat(drawn(first, chance -> chance.list(0, 8, () -> 1).size()))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(drawn(first, chance -> chance.word(1, 3))).contains("0", "ZZZ");
    assertThat(drawn(first, chance -> chance.orNull(0.5, () -> 1)))
        .containsExactlyInAnyOrder(null, 1);
    assertThat(drawn(first, chance -> chance.someOf(0, List.of(1, 2))))
        .containsExactlyInAnyOrder(List.of(), List.of(1), List.of(2), List.of(1, 2), List.of(2, 1));
  }

  @Test
  void bringsTextsOfEveryKind() {
    Set<String> texts = drawn(20260105, Chance::text);
    assertThat(texts)
        .contains("")
        .anyMatch(text -> text.length() > 20 && text.chars().allMatch(c -> c < 0x80))
        .anyMatch(text -> text.chars().anyMatch(Character::isISOControl))
        .anyMatch(text -> text.matches("(?s).*\\p{L}\\p{M}.*"))
        .anyMatch(text -> text.codePoints().anyMatch(Character::isSupplementaryCodePoint))
        .anyMatch(text -> text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    assertThat(texts).anyMatch(text -> text.codePoints().count() == 255);
  }

  /** Small numbers are not lost among large ones. */
  @Test
  void bringsNumbersOfEverySize() {
    assertThat(
            drawn(
                20260105,
                chance -> Long.toString(Math.abs(chance.between(-1L << 40, 1L << 40))).length()))
        .contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  }

  private static <T> Set<T> drawn(long first, Function<Chance, T> draw) {
    return LongStream.range(0, CASES)
        .mapToObj(n -> draw.apply(Chance.of(first + n)))
        .collect(Collectors.toSet());
  }
}
