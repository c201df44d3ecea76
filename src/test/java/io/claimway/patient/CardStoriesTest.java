package io.claimway.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of clients' card payments, as stories: {@code src/test/resources/patient/cards.txt}.
 *
 * <pre>
 * == title
 * charge c1 s1 30.00            also refund r1 of c1 10.00, chargeback, failure, settlement x1 of c1 30.00 fee 1.17 in po1
 *                               a client and a session of another name: by bo; on s2
 * knows bo                      facts tell of the client (ann is known)
 * share 1 s1 20.00 [open 5.00]  claim 1 of session s1 leaves so much with ann, and so much undecided with payers
 * closed po1                    the bank has brought a settlement
 * again c1                      the same event once more
 * night                         what was told since counts where it can
 *   CLIENT_CHARGED 30.00 …      what the night did, indented; then who waits and whose credit is left
 * </pre>
 *
 * After every night each client's prepayments and shares are above zero and what events and uses
 * make of them.
 */
class CardStoriesTest {
  private static final Path STORIES = Path.of("src/test/resources/patient/cards.txt");
  private static final int FEWEST = 24;

  @TestFactory
  Stream<DynamicTest> happens() throws IOException {
    return stories().entrySet().stream()
        .map(
            story ->
                DynamicTest.dynamicTest(
                    story.getKey(),
                    () ->
                        assertThat(String.join("\n", CardStory.retell(story.getValue())))
                            .isEqualTo(String.join("\n", story.getValue()))));
  }

  @Test
  void thereAreEnough() throws IOException {
    assertThat(stories().size()).isGreaterThanOrEqualTo(FEWEST);
  }

  private static Map<String, List<String>> stories() throws IOException {
    Map<String, List<String>> stories = new LinkedHashMap<>();
    List<String> story = new ArrayList<>();
    for (String line : Files.readAllLines(STORIES)) {
      if (line.startsWith("== ")) {
        story = new ArrayList<>();
        assertThat(stories.put(line.substring(3), story)).as(line).isNull();
      } else if (!line.isBlank()) {
        story.add(line);
      }
    }
    return stories;
  }
}
