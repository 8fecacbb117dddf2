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

  private static Finding look(@Nullable Column column, String type) throws Exception {
    String schema =
        "{'type':'record','name':'Order','fields':[{'name':'tier','type':%s}]}"
            .formatted(type)
            .replace('\'', '"');
    Change change = new Change("orders", "orders-value", "tier", ChangeKind.ADD_FIELD, schema);
    Site site =
        new Site("shop", new QualifiedName("public", "orders"), "tier", List.of(), false, 3);
    Question question =
        new Question(
            Samples.question(change).occasion(),
            new Ask("test", List.of(change), site, Conditions.USUAL));
    return new SchemaColumn(any -> Optional.ofNullable(column)).run(question, change).get(0);
  }
}
