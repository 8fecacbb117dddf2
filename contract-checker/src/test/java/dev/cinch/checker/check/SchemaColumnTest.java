package dev.cinch.checker.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.column.Column;
import dev.cinch.checker.gate.Ask;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.ChangeKind;
import dev.cinch.checker.gate.Conditions;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Outcome;
import dev.cinch.checker.gate.Question;
import dev.cinch.checker.gate.Samples;
import dev.cinch.checker.gate.Site;
import dev.cinch.checker.gate.Site.NewColumn;
import dev.cinch.checker.gate.Site.QualifiedName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is made of a column and the field that carries it. */
class SchemaColumnTest {

  @Test
  void passesWhenTheColumnFitsTheField() throws Exception {
    assertThat(look(new Column("tier", "text", true, null), "'string'").outcome())
        .isEqualTo(Outcome.PASS);
  }

  @Test
  void blocksANullableColumnBehindARequiredField() throws Exception {
    Finding finding = look(new Column("tier", "text", false, null), "'string'");

    assertThat(finding.outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(finding.evidence())
        .containsEntry("mismatch", "column-nullable of tier")
        .containsEntry("type", "text")
        .containsEntry("not_null", "false");
  }

  @Test
  void tellsOfANotNullColumnBehindAnOptionalFieldAndGoesOn() throws Exception {
    Finding finding = look(new Column("tier", "text", true, null), "['null','string']");

    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
    assertThat(finding.evidence()).containsEntry("mismatch", "column-not-null of tier");
    assertThat(finding.message()).isEqualTo("Column tier is NOT NULL, but field tier may be null");
  }

  @Test
  void blocksATypeThatTheFieldCannotCarry() throws Exception {
    assertThat(look(new Column("tier", "text", true, null), "'int'").outcome())
        .isEqualTo(Outcome.BLOCKED);
  }

  @Test
  void doesNotKnowWhetherEveryValueHasRoom() throws Exception {
    assertThat(look(new Column("tier", "bigint", true, null), "'int'").outcome())
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void doesNotKnowAColumnThatIsNotThere() throws Exception {
    assertThat(look(null, "'int'").outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void comparesTheColumnThatTheFieldCarries() throws Exception {
    Change change =
        new Change("orders", "orders-value", "tier", ChangeKind.ADD_FIELD, schema("'int'"), "rank");
    Site site =
        new Site(
            "shop",
            new QualifiedName("public", "orders"),
            "tier",
            List.of(),
            null,
            false,
            3,
            List.of(new NewColumn("rank", true)));
    Columns columns =
        (question, name) ->
            Optional.of(new Column(name, name.equals("rank") ? "integer" : "text", false, null));

    assertThat(look(columns, site, change))
        .extracting(Finding::outcome, finding -> finding.evidence().get("not_null"))
        .containsExactly(Outcome.PASS, "true");
    assertThat(
            look(
                columns, site, new Change("o", "o", "tier", ChangeKind.ADD_FIELD, schema("'int'"))))
        .extracting(Finding::outcome)
        .isEqualTo(Outcome.BLOCKED);
    assertThat(
            look(
                columns,
                site,
                new Change("o", "o", "tier", ChangeKind.ADD_FIELD, schema("'int'"), "other")))
        .extracting(Finding::outcome)
        .isEqualTo(Outcome.UNKNOWN);
  }

  private static Finding look(@Nullable Column column, String type) throws Exception {
    return look(
        (question, name) -> Optional.ofNullable(column),
        new Site("shop", new QualifiedName("public", "orders"), "tier", List.of(), false, 3),
        new Change("orders", "orders-value", "tier", ChangeKind.ADD_FIELD, schema(type)));
  }

  private static String schema(String type) {
    return "{'type':'record','name':'Order','fields':[{'name':'tier','type':%s}]}"
        .formatted(type)
        .replace('\'', '"');
  }

  private static Finding look(Columns columns, Site site, Change change) throws Exception {
    Question question =
        new Question(
            Samples.question(change).occasion(),
            new Ask("test", List.of(change), site, Conditions.USUAL));
    return new SchemaColumn(columns).run(question, change).get(0);
  }
}
