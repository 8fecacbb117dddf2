package dev.cinch.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.cli.terminal.Table.Cell;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void eachColumnIsAsWideAsItsWidestCell() {
    Recorded output = Recorded.plain();

    new Table("ID", "STATE", "WHAT")
        .row(Cell.of("a-long-one"), Cell.of("ACTIVE"), Cell.of("first"))
        .row(Cell.of("b"), Cell.of(""), Cell.of(""))
        .writeOn(output.terminal());

    assertThat(output.lines())
        .containsExactly("ID          STATE   WHAT", "a-long-one  ACTIVE  first", "b");
  }

  @Test
  void coloursDoNotCountAsWidth() {
    Recorded output = Recorded.drawing(true);

    new Table("ID", "N").row(Cell.of("a", Ink.RED), Cell.of("1")).writeOn(output.terminal());

    assertThat(output.raw()).contains("\u001b[31ma\u001b[0m   1");
  }

  @Test
  void theWidestColumnGivesWayWhereALineEnds() {
    Recorded output = Recorded.wide(32);

    new Table("ID", "WHAT", "N")
        .row(Cell.of("a"), Cell.of("Keep the column in step at every write"), Cell.of("1"))
        .row(Cell.of("b"), Cell.of("a_word_that_is_longer_than_a_line"), Cell.of("2"))
        .writeOn(output.terminal());

    assertThat(output.lines())
        .containsExactly(
            "ID  WHAT                       N",
            "a   Keep the column in step    1",
            "    at every write",
            "b   a_word_that_is_longer_tha  2",
            "    n_a_line");
  }

  @Test
  void oneWithoutRowsIsLeftOut() {
    Recorded output = Recorded.plain();

    new Table("ID").writeOn(output.terminal());

    assertThat(output.raw()).isEmpty();
  }

  @Test
  void aRowThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new Table("ID", "N").row(Cell.of("a")))
        .hasMessage("Cannot add a row of 1 cells below 2 headings");
  }
}
