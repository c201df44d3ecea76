package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.s3.ObjectStore;
import io.claimway.s3.PutOutcome;
import io.claimway.s3.VersionedFolder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was shown to a person stays as it was shown, on the real server. */
class VersionedFolderIT {
  private static ObjectStore objects;

  @BeforeAll
  static void open() {
    objects = ObjectStore.open(SharedServers.bare("versions").s3());
  }

  @AfterAll
  static void close() {
    objects.close();
  }

  @Test
  void theSameContentIsTheSameAndOtherContentIsTheNextVersion() {
    VersionedFolder folder = new VersionedFolder(objects, "statements/P1");
    assertThat(folder.newest().apply("a.csv")).isEmpty();
    assertThat(folder.put(files("a.csv", "1", "b.csv", "2"))).isEqualTo("statements/P1/1");
    assertThat(folder.put(files("a.csv", "1", "b.csv", "2"))).isEqualTo("statements/P1/1");
    assertThat(folder.put(files("a.csv", "1", "b.csv", "3"))).isEqualTo("statements/P1/2");
    assertThat(objects.get("statements/P1/1/b.csv")).isEqualTo(utf8("2"));
    assertThat(folder.newest().apply("b.csv")).contains(utf8("3"));
    // A version holds what was put together, and nothing else.
    assertThat(folder.put(files("a.csv", "1"))).isEqualTo("statements/P1/3");
    assertThat(folder.newest().apply("b.csv")).isEmpty();
    assertThat(objects.keys("statements/P1/"))
        .containsExactly(
            "statements/P1/1/a.csv",
            "statements/P1/1/b.csv",
            "statements/P1/2/a.csv",
            "statements/P1/2/b.csv",
            "statements/P1/3/a.csv");
  }

  @Test
  void whatACrashCutOffIsFinished() {
    VersionedFolder folder = new VersionedFolder(objects, "reports/2026-01-05");
    assertThat(objects.putIfAbsent("reports/2026-01-05/1/a.csv", utf8("1")))
        .isEqualTo(PutOutcome.CREATED);
    assertThat(folder.put(files("a.csv", "1", "b.csv", "2"))).isEqualTo("reports/2026-01-05/1");
    assertThat(objects.keys("reports/2026-01-05/")).hasSize(2);
  }

  @Test
  void aFolderBesideTheVersionsIsNone() {
    VersionedFolder timings = new VersionedFolder(objects, "reports/2026-01-06/timings");
    assertThat(timings.put(files("t.csv", "1"))).isEqualTo("reports/2026-01-06/timings/1");
    VersionedFolder pages = new VersionedFolder(objects, "reports/2026-01-06");
    assertThat(pages.put(files("a.csv", "1"))).isEqualTo("reports/2026-01-06/1");
    assertThatThrownBy(() -> objects.get("reports/2026-01-06/2/a.csv"))
        .hasMessageStartingWith("Cannot get reports/2026-01-06/2/a.csv");
  }

  private static Map<String, byte[]> files(String... namesAndTexts) {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], utf8(namesAndTexts[i + 1]));
    }
    return files;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
