package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class ServerWordsTest {

  @Test
  void leavesOutTheDetailThatHoldsTheRow() {
    String said =
        "SERROR\0C23514\0Mnew row for relation \"item\" violates check constraint \"paid\"\0"
            + "DFailing row contains (7, secret).\0";
    SQLException failure = new PSQLException(new ServerErrorMessage(said));
    assertThat((Throwable) failure).hasMessageContaining("secret");
    assertThat((Throwable) ServerWords.of(failure))
        .hasMessage("new row for relation \"item\" violates check constraint \"paid\"")
        .hasCause(failure);
  }

  @Test
  void leavesOutTheValueThatCouldNotBeConverted() {
    SQLException failure =
        new SQLException("value \"a \"secret\" b\" is out of range for type integer", "22003");
    assertThat(ServerWords.say(failure))
        .isEqualTo("value \"...\" is out of range for type integer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"22P02", "22012", "23514", "P0001", "21000", "44000", "54000"})
  void blamesARow(String state) {
    assertThat(ServerWords.isOfARow(new SQLException("", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"55P03", "40P01", "40001", "57014", "42501", "42P01", "08006", "53100", ""})
  void blamesNoRow(String state) {
    assertThat(ServerWords.isOfARow(new SQLException("", state))).isFalse();
  }
}
