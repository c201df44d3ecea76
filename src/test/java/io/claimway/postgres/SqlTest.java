package io.claimway.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlTest {
  @Test
  void refusesAStatementThatIsNotThere() {
    assertThatThrownBy(() -> Sql.read(SqlTest.class, "unwritten"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot read SQL io/claimway/postgres/unwritten.sql: it is not on the class path");
  }
}
