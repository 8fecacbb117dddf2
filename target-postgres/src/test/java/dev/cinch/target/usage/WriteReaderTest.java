package dev.cinch.target.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteReaderTest {

  private static final DualWrite RULE =
      new DualWrite(
          List.of(TableName.of("shop", "orders"), TableName.of("shop", "orders_2027")),
          new Identifier("total"),
          List.of(new Identifier("price"), new Identifier("quantity")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into orders (id, price) values (1, 2)",
        "INSERT INTO shop.orders AS o (id, price) SELECT 1, 2",
        "insert into \"orders\" (\"price\") values ('total')",
        "insert into orders_2027 (price) values ($1) on conflict (id) do update set price = $1",
        "insert into orders values (1, 2)",
        "insert into orders select * from imported",
        "insert into orders default values",
        "update orders set price = 2 where id = 1",
        "update only shop.orders o set note = 'total', quantity = quantity + 1",
        "update orders as o set (note, price) = (select total, 1) where id = 2",
        "with moved as (update orders set price = 1 returning *) select * from moved",
        "copy orders (id, price) from stdin",
        "copy orders from stdin",
        "/* set total */ update orders set price = 1 -- total = 2"
      })
  void seesAWriteThatForgetsTheNewColumn(String statement) {
    assertThat(forgets(statement)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into orders (id, price, total) values (1, 2, 3)",
        "insert into orders (id, \"total\") values (1, 2)",
        "update orders set price = 2, total = 3 where id = 1",
        "update orders o set (price, total) = (1, 2)",
        "update orders set note = 'price' where price = 1",
        "update orders set total = 2",
        "copy orders (price, total) from stdin",
        "copy orders (id, price) to stdout",
        "copy orders to stdout",
        "copy (select price from orders) to stdout",
        "select * from orders for update",
        "insert into other.orders (price) values (1)",
        "insert into orders_log (price) values ('insert into orders (price)')",
        "insert into \"ORDERS\" (price) values (1)",
        "delete from orders where price = 1",
        ""
      })
  void holdsNothingAgainstOthers(String statement) {
    assertThat(forgets(statement)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into orders (id, price, ",
        "insert into orders",
        "update orders set price = 1, ",
      })
  void holdsNothingAgainstAStatementWhoseTextIsCutOff(String statement) {
    assertThat(new WriteReader(RULE, Words.of(statement), true).forgets()).isFalse();
  }

  @Test
  void keepsNoValueOfWhatItShows() {
    assertThat(
            Words.of(
                    """
                    INSERT INTO "Orders"(price, note)  -- by hand
                    VALUES (12.5, 'O''Brien', E'it\\'s', $tag$secret$tag$, $1, 0x1F, b'101')""")
                .beginning(200))
        .isEqualTo("insert into \"Orders\"(price, note) values (?, ?, ?, ?, ?, ?, ?)");
    assertThat(Words.of("update t set a = 'unfinished secr").beginning(200))
        .isEqualTo("update t set a = ?");
    assertThat(Words.of("select 'a', 'b'").beginning(9)).isEqualTo("select ?,...");
  }

  private static boolean forgets(String statement) {
    return new WriteReader(RULE, Words.of(statement), false).forgets();
  }
}
