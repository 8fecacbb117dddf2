package dev.cinch.target.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewordingTest {

  private static final ColumnMove MOVE =
      new ColumnMove(
          TableName.of("shop", "item"),
          List.of(TableName.of("shop", "item"), TableName.of("shop", "item_2026")),
          new Identifier("code"),
          new Identifier("code_number"));

  @Test
  void putsTheOtherColumnInPlaceOfEachName() {
    assertThat(first("select code from shop.item where Code = $1 order by \"code\""))
        .isEqualTo(
            "select \"code_number\" from shop.item where \"code_number\" = $1 order by \"code_number\"");
  }

  @Test
  void leavesAliasesAndOtherTablesAlone() {
    assertThat(
            first(
                "select i.code as code, c.code from item i join country as c on c.code = i.country"))
        .isEqualTo(
            "select i.\"code_number\" as code, c.code from item i join country as c on c.code = i.country");
  }

  @Test
  void leavesLiteralsCommentsFunctionsAndRelationsAlone() {
    assertThat(
            first(
                "select code('code', item.code) /* code */ from code, item where item.code = $$code$$ -- code"))
        .isEqualTo(
            "select code('code', item.\"code_number\") /* code */ from code, item where item.\"code_number\" = $$code$$ -- code");
  }

  @Test
  void takesTheRowThatWasToBeInsertedForOne() {
    assertThat(
            first(
                "insert into item (id, code) values ($1, $2) on conflict (id) do update set code = excluded.code"))
        .isEqualTo(
            "insert into item (id, \"code_number\") values ($1, $2) on conflict (id) do update set \"code_number\" = excluded.\"code_number\"");
  }

  @Test
  void proposesTheOutputOfAQueryWithinToo() {
    assertThat(proposals("select q.code from (select code from item) q"))
        .containsExactly(
            "select q.code from (select \"code_number\" from item) q",
            "select q.\"code_number\" from (select \"code_number\" from item) q");
  }

  @Test
  void proposesWhatFollowsFromLast() {
    assertThat(proposals("select extract(year from code) from item"))
        .containsExactly("select extract(year from \"code_number\") from item");
  }

  @Test
  void putsParametersWhereTheGrammarTakesThem() {
    assertThat(
            new Rewording(
                    "select extract($1 FROM at) from item where at > now() - interval $2 and x = date $3")
                .withParameters())
        .isEqualTo(
            "select pg_catalog.date_part($1, at) from item where at > now() - cast($2 as interval) and x = cast($3 as date)");
    assertThat(new Rewording("select $1 as date, cast($2 as interval)").withParameters())
        .isEqualTo("select $1 as date, cast($2 as interval)");
  }

  private static String first(String text) {
    return proposals(text).get(0);
  }

  private static List<String> proposals(String text) {
    return new Rewording(text).proposals(MOVE);
  }
}
