package io.claimway.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What each kind of 835 does to the book, as stories in billing words: {@code
 * src/test/resources/stories}.
 *
 * <pre>
 * == title
 * claim 1 120.00 [payer P] [sequence S] [next P] [program P] [tolerates 5.00] [: 90837-HO 120.00 expects 95.00, …]
 * version 1.2 frequency 7 130.00 [stands REJECTED] [: lines]
 *                                                          another version of claim 1 is delivered, and accepted or not
 * 835 [from P] [paid 03-01] [suspended]                    a payment; P1, P2 … by their order
 * CLP 1.2 1 120.00 80.00 [#H1] / CO-45 20.00 / SVC 90837 120.00 80.00 / PR-3 20.00
 *                                                          CLP01 to 04, CLP07; then CAS, SVC, REF, LQ, MOA
 * night 03-09                                              another night; what waits is tried again
 * accepted P1.1                                            a person lets it post as it was reported
 * found P1.1 1                                             a suspended claim is found to speak of claim 1
 *   PAYER_PAID 80.00 debit &lt;- credit 1.2/1                what the night did, indented
 * </pre>
 *
 * CLP01 is a claim and its version (the newest where it names none); {@code ?1,2} is a claim that
 * only its description points to.
 */
class PostingStoriesTest {
  private static final Path STORIES = Path.of("src/test/resources/stories");
  private static final int FEWEST = 80;

  @TestFactory
  Stream<DynamicNode> happens() throws IOException {
    return files()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file.getFileName().toString(),
                    stories(file).entrySet().stream()
                        .map(
                            story ->
                                DynamicTest.dynamicTest(
                                    story.getKey(), () -> isRetold(story.getValue())))));
  }

  @Test
  void thereAreEnough() throws IOException {
    assertThat(files().mapToInt(file -> stories(file).size()).sum()).isGreaterThanOrEqualTo(FEWEST);
  }

  private static void isRetold(List<String> lines) {
    assertThat(plain(PostingStory.retold(lines))).isEqualTo(plain(String.join("\n", lines)));
  }

  /** Columns may be aligned as they read best. */
  private static String plain(String story) {
    return story.replaceAll("(?<=\\S) +", " ");
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(STORIES)) {
      return files.sorted().toList().stream();
    }
  }

  private static Map<String, List<String>> stories(Path file) {
    Map<String, List<String>> stories = new LinkedHashMap<>();
    List<String> story = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.startsWith("== ")) {
        story = new ArrayList<>();
        assertThat(stories.put(line.substring(3), story)).as("told twice: " + line).isNull();
      } else if (!line.isBlank() && !line.startsWith("#")) {
        story.add(line);
      }
    }
    return stories;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException("Cannot read " + file, unreadable);
    }
  }
}
