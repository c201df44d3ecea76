package io.claimway.postgres.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.ClaimEvent;
import io.claimway.claim.ClaimFrequency;
import io.claimway.claim.ClaimState;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ScratchPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The states of claims as SQL and the README have them are those of the core. */
class ClaimStateIT {
  private static final ScratchPostgres BOOK = ScratchPostgres.migrated();

  @Test
  void theTablesAreTheCores() throws SQLException {
    assertThat(
            rows(
                "select state || '|' || meaning || '|' || owner || '|' || way_out from claim.state_kind"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ClaimState.values())
                .map(
                    state ->
                        String.join(
                            "|", state.name(), state.meaning(), state.owner().name(), state.exit()))
                .toList());
    List<String> moves = new ArrayList<>();
    for (ClaimState state : ClaimState.values()) {
      for (ClaimEvent event : ClaimEvent.values()) {
        state
            .after(event)
            .ifPresent(
                next ->
                    moves.add(
                        String.join(
                            "|",
                            state.name(),
                            event.name(),
                            String.valueOf(List.of(ClaimEvent.values()).indexOf(event)),
                            next.name())));
      }
    }
    assertThat(
            rows(
                "select state || '|' || event || '|' || turn || '|' || next from claim.transition"))
        .containsExactlyInAnyOrderElementsOf(moves);
    List<String> live = new ArrayList<>();
    for (ClaimEvent event : ClaimEvent.values()) {
      for (ClaimFrequency frequency : ClaimFrequency.values()) {
        if (event.live(frequency) != ClaimEvent.Live.KEEPS) {
          live.add(String.join("|", event.name(), frequency.code(), event.live(frequency).name()));
        }
      }
    }
    assertThat(rows("select event || '|' || frequency || '|' || effect from claim.live_effect"))
        .containsExactlyInAnyOrderElementsOf(live);
  }

  @Test
  void theReadmeShowsThem() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (ClaimState state : ClaimState.values()) {
      assertThat(readme)
          .contains(
              "| `%s` | %s | %s | %s |"
                  .formatted(state.name(), state.meaning(), state.owner().words(), state.exit()));
    }
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Connection reader = BOOK.connect("postgres")) {
      return Rows.list(reader, sql, row -> row.getString(1));
    }
  }
}
