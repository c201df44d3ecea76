package io.claimway.claim.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeRowsTest {

  @Test
  void readsQuotedCells() {
    CodeRows.Row row = CodeRows.of(List.of("code,meaning", "A,\"one, \"\"two\"\"\"")).get(0);
    assertThat(row.get("meaning")).isEqualTo("one, \"two\"");
  }

  @Test
  void saysWhereATableIsBroken() {
    assertThatThrownBy(() -> CodeRows.of(List.of("code,meaning", "A")))
        .hasMessage("Cannot read code table line 2: 1 cells under 2 columns");
    assertThatThrownBy(() -> CodeRows.of(List.of("code", "\"A")))
        .hasMessage("Cannot read code table line 2: a quotation mark is not closed");
    assertThatThrownBy(() -> CodeMeaning.read(List.of("code,meaning", "A,x", "A,y")))
        .hasMessage("Cannot read code table line 3: A stands twice");
    assertThatThrownBy(() -> CodeRows.of(List.of("code", "A")).get(0).number("code"))
        .hasMessage("Cannot read code table line 2: code is \"A\", no number");
    assertThatThrownBy(() -> DiagnosisCodes.of(List.of("F411", "F41.1")))
        .hasMessage(
            "Cannot read diagnosis codes: a line holds no code of 1 to 7 letters and digits");
  }
}
