package io.claimway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.claimway.run.StageName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The job files say what the program does. */
class JobFilesTest {
  @Test
  void theNightNamesItsStagesInTheirOrder() throws IOException {
    JsonNode night = new YAMLMapper().readTree(Path.of("jobs", "nightly.yaml").toFile());
    List<String> stages = new ArrayList<>();
    night.get("stages").forEach(stage -> stages.add(stage.asText()));
    assertThat(stages)
        .containsExactlyElementsOf(Arrays.stream(StageName.values()).map(StageName::word).toList());
    assertThat(ZoneId.of(night.get("zone").asText())).isEqualTo(NetworkSettings.USUAL.zone());
    assertThat(night.get("exit-codes").size()).isEqualTo(5);
  }
}
