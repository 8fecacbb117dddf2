package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.ColumnPlan;
import dev.cinch.target.change.Demands;
import dev.cinch.target.change.Forward;
import dev.cinch.target.change.OpenShop;
import dev.cinch.target.change.Replacement;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names with quotes, blanks and other alphabets, up to the last of their 63 bytes. */
class AwkwardNamesIT extends OpenShop {

  private static final TableName TABLE = TableName.of("shop", "Straße \"Nº 9\"; drop table x --");
  private static final Identifier OLD = new Identifier("alt \"er's ?");
  private static final Identifier NEW = new Identifier("表".repeat(21));
  private static final ColumnChange CHANGE =
      new ColumnChange(
          "awkward",
          TABLE,
          new ColumnPlan(NEW, "bigint", null, null, Demands.NOT_NULL),
          new Forward("(new.%s)::bigint".formatted(OLD.quoted()), List.of(OLD), false),
          new Replacement(
              OLD, "(new.%s)::integer".formatted(NEW.quoted()), Retirement.DROP_AND_RENAME));

  @Test
  void areFilledAndVerifiedAndNamedWhereARowIsBad() throws SQLException {
    database.run(
        "create table %s (\"I \"\"d\"\"\" bigint primary key, %s integer)"
            .formatted(TABLE.quoted(), OLD.quoted()));
    Filled filled =
        Filled.after(
            database,
            CHANGE,
            "insert into %s select n, n from generate_series(1, 3000) n".formatted(TABLE.quoted()));
    database.run(
        "alter table %s add constraint \"no 7's\" check (%s <> 7) not valid"
            .formatted(TABLE.quoted(), NEW.quoted()));

    RangeOutcome outcome = filled.fill();

    assertThat(outcome.rows().changed()).isEqualTo(2999);
    assertThat(outcome.badRows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.leaf()).isEqualTo(TABLE);
              assertThat(row.key()).contains("7");
            });
    database.run(
        "alter table %s drop constraint \"no 7's\"".formatted(TABLE.quoted()),
        "alter table %s disable trigger user".formatted(TABLE.quoted()),
        "update %s set %s = -1 where %s <= 10"
            .formatted(TABLE.quoted(), NEW.quoted(), OLD.quoted()),
        "alter table %s enable trigger user".formatted(TABLE.quoted()));
    assertThat(filled.verify().rows().mismatches()).isEqualTo(10);
    assertThat(filled.mismatches()).isZero();
  }
}
