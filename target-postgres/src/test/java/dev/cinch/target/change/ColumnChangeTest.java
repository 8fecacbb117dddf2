package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.target.change.Replacement.Replaced;
import dev.cinch.target.name.Identifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnChangeTest {

  private static final Forward FORWARD =
      new Forward("new.code", List.of(new Identifier("code"), new Identifier("note")), false);

  @Test
  void watchesWhatItReadsWhatItReplacesAndWhatItFills() {
    ColumnChange change =
        Shop.change(
            "text", FORWARD, new Replacement(new Identifier("code"), null, Retirement.KEEP));
    assertThat(change.watched())
        .extracting(Identifier::value)
        .containsExactly("code", "note", "code_number");
    assertThat(change.sources()).extracting(Identifier::value).containsExactly("code", "note");
  }

  @Test
  void refusesAMigrationThatCannotNameItsObjects() {
    assertThatThrownBy(
            () -> new ColumnChange("a b", Shop.ITEM, Shop.bothWays().column(), FORWARD, null))
        .hasMessage(
            "Cannot name objects after migration \"a b\": use letters, digits, dot, dash and"
                + " underscore, at most 200");
  }

  @Test
  void refusesAColumnThatReplacesItself() {
    assertThatThrownBy(
            () ->
                Shop.change(
                    "text",
                    FORWARD,
                    new Replacement(new Identifier("code_number"), null, Retirement.KEEP)))
        .hasMessage("Cannot replace column code_number of shop.item by itself");
  }

  @Test
  void refusesAWayBackForSomeOfSeveralColumns() {
    Replaced code = new Replaced(new Identifier("code"), "new.code_number");
    Replaced note = new Replaced(new Identifier("note"), null);
    assertThatThrownBy(() -> new Replacement(List.of(code, note), Retirement.DROP))
        .hasMessageContaining("give all of them a backward expression, or none");
    assertThatThrownBy(() -> new Replacement(List.of(code, code), Retirement.DROP_AND_RENAME))
        .hasMessage("Cannot give one column the names of 2");
  }

  @Test
  void refusesAWayBackFromAVolatileValue() {
    assertThatThrownBy(
            () ->
                Shop.change(
                    "uuid",
                    new Forward("gen_random_uuid()", List.of(), true),
                    new Replacement(new Identifier("code"), "new.code_number", Retirement.KEEP)))
        .hasMessage(
            "Cannot keep code and code_number of shop.item in step both ways: the forward"
                + " expression is volatile; leave out the backward expression");
  }

  @Test
  void refusesAnIndexWithoutTheNewColumn() {
    IndexPlan index = IndexPlan.on(new Identifier("item_note"), List.of(new Identifier("note")));
    assertThatThrownBy(
            () -> new BuildIndex(Shop.bothWays(), TableLayout.plain(18, Shop.ITEM), index))
        .hasMessage(
            "Cannot build index item_note for migration item-code: it does not hold column"
                + " code_number; build it by hand");
  }

  @Test
  void refusesToStopForwardWhereThereIsAWayBack() {
    assertThatThrownBy(() -> new StopForward(Shop.bothWays()))
        .hasMessage(
            "Cannot stop the forward part of migration item-code alone: it keeps the old column in"
                + " step with the new one");
  }
}
