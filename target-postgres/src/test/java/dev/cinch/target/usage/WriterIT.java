package dev.cinch.target.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.TestDatabase;
import dev.cinch.target.change.OpenShop;
import dev.cinch.target.change.Shop;
import dev.cinch.target.name.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriterIT extends OpenShop {

  private static final DualWrite RULE =
      new DualWrite(
          List.of(Shop.ITEM), new Identifier("code_number"), List.of(new Identifier("code")));

  @Test
  void namesWhoWritesWithoutTheNewColumn() throws SQLException {
    database.run("alter table shop.item add code_number integer");
    try (Connection good = database.connect("good app");
        Connection bad = database.connect("old app");
        Connection ours = database.connect("cinch worker")) {
      TestDatabase.run(good, "insert into shop.item (code, code_number) values ('1', 1)");
      TestDatabase.run(bad, "insert into shop.item (code) values ('a secret')");
      TestDatabase.run(ours, "insert into shop.item (code) values ('2')");

      WriterSample sample = new Usage(planner).writersWithout(RULE);

      assertThat(sample.hidden()).isZero();
      assertThat(sample.writers())
          .singleElement()
          .satisfies(
              writer -> {
                assertThat(writer.application()).isEqualTo("old app");
                assertThat(writer.client()).isEqualTo("127.0.0.1");
                assertThat(writer.statement()).isEqualTo("insert into shop.item (code) values (?)");
                assertThat(writer.toString())
                    .startsWith("old app as ")
                    .endsWith(" from 127.0.0.1: insert into shop.item (code) values (?)");
              });
    }
  }

  @Test
  void tellsHowManyStatementsItMayNotSee() throws SQLException {
    database.run(
        "drop role if exists looker", "create role looker", "grant usage on schema shop to looker");
    try (Connection looker = database.connect("cinch planner");
        Connection other = database.connect("old app")) {
      TestDatabase.run(looker, "set role looker");
      TestDatabase.run(other, "insert into shop.item (code) values ('1')");

      WriterSample sample = new Usage(looker).writersWithout(RULE);

      assertThat(sample.writers()).isEmpty();
      assertThat(sample.hidden()).isPositive();
    } finally {
      database.run("revoke usage on schema shop from looker", "drop role looker");
    }
  }
}
