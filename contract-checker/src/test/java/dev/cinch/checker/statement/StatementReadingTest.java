package dev.cinch.checker.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.checker.check.StatementLog.Use;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReadingTest {

  private final StatementReading reading =
      new StatementReading(List.of("orders", "orders_2024"), "reference");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select reference from orders where id = $1",
        "select o.reference, count(*) from shop.orders o group by $1",
        "SELECT Reference FROM Orders",
        "select \"reference\" from \"orders\"",
        "select id from orders order by reference limit $1 for update skip locked",
        "select id from orders group by id having max(reference) > $1",
        "select id from orders where reference = any($1)",
        "select id from orders where reference in ($1 /*, ... */)",
        "select (select reference from orders where id = $1)",
        "insert into orders (id, reference) values ($1, $2)",
        "insert into orders (id, reference) select id, ref from staging",
        "select id from orders window w as (partition by reference)",
        "insert into orders (id) values ($1) returning reference",
        "update orders set reference = $1 where id = $2",
        "update orders o set (reference, id) = ($1, $2)",
        "delete from orders using t where t.id = orders.reference",
        "select case when o.reference > $1 then $2 else $3 end from orders o, x",
        "select count(*) filter (where reference is null) from orders",
        "select count(distinct reference) from orders",
        "select reference from orders_2024",
        "explain select reference from orders",
        "select id::text, reference::text from only orders where at > now() - interval $1",
        "merge into orders o using t on o.id = t.id when matched then update set reference = $1"
            + " when not matched then insert (id, reference) values (t.id, t.r)"
      })
  void seesThatTheColumnIsNamed(String statement) {
    assertThat(reading.useIn(statement)).isEqualTo(Use.NAMES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from orders",
        "select * from orders o join customers c on c.id = o.customer",
        "select o.* from shop.orders o join x on x.id = o.id",
        "select count(*), (select t from orders t limit $1) from x",
        "select count(*), x.* from (select * from orders) x group by $1",
        "select row_to_json(o) from orders o",
        "select json_agg(orders) from orders",
        "insert into orders values ($1, $2)",
        "insert into orders select $1, $2",
        "insert into orders (id) values ($1) returning *",
        "update orders set id = $1 returning orders.*",
        "with new_orders as (insert into orders values ($1) returning id) select id from new_orders",
        "table orders",
        "merge into orders o using t on o.id = t.id when not matched then insert values (t.id)"
      })
  void seesThatColumnsAreBoundByPosition(String statement) {
    assertThat(reading.useIn(statement)).isEqualTo(Use.BINDS_BY_POSITION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy orders from stdin",
        "declare c cursor for select * from orders",
        "select reference from orders o join customers c on c.id = o.customer",
        "with a as (select reference from orders) select id from a",
        "insert into orders (id) values ($1) on conflict (reference) do nothing",
        "select sum(id) over (partition by reference order by id) from orders",
        "select id from orders tablesample system ($1) where reference = $2",
        "create table copied as select * from orders",
        "prepare p as select reference from orders",
        "create table copied as table orders",
        "create materialized view copied as table orders with no data",
        "select id from orders natural join payments",
        "do $$ begin update orders set reference = 1; end $$",
        "do 'begin update orders set reference = 1; end'",
        "do $$ begin insert into orders values (1, 2); end $$",
        "do $x$ begin perform count(*) from orders; end $x$ language plpgsql",
        "update only orders as new set a = (new.reference)::text where ctid >= cast($1 as tid)"
      })
  void doesNotAcquitWhatItCannotTell(String statement) {
    assertThat(reading.useIn(statement)).isEqualTo(Use.PERHAPS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id from orders where id = $1",
        "select id * amount from orders",
        "select count(*) from orders",
        "select exists (select $1 from orders where id = $2)",
        "select t.reference from t join orders o on o.id = t.id",
        "select o.reference_text as reference from orders o",
        "select * from (select id from orders) x",
        "select x.* from (select id from orders) x",
        "with a as (select id from orders) select * from a",
        "insert into orders default values",
        "insert into orders (id) select * from staging",
        "insert into orders (id, note) values ($1, 'reference')",
        "select id from orders -- reference",
        "select id from orders where note = $tag$ reference $tag$",
        "update orders set id = $1",
        "delete from orders where id = $1",
        "select reference from payments",
        "select * from payments",
        "vacuum (analyze) orders",
        "create table copied (like orders)",
        "do $$ begin delete from orders where id = 1; end $$",
        "alter table orders add column reference_text text",
        "create index on orders (id)",
        "lock table orders in share mode"
      })
  void acquitsWhatDoesNothingWithTheColumn(String statement) {
    assertThat(reading.useIn(statement)).isEqualTo(Use.NONE);
  }

  @Test
  void tellsNamesInQuotesFromThoseThatAreFolded() {
    StatementReading mixed = new StatementReading(List.of("Orders"), "Reference");

    assertThat(mixed.useIn("select \"Reference\" from \"Orders\"")).isEqualTo(Use.NAMES);
    assertThat(mixed.useIn("select reference from \"Orders\"")).isEqualTo(Use.NONE);
    assertThat(mixed.useIn("select Reference from orders")).isEqualTo(Use.NONE);
  }
}
