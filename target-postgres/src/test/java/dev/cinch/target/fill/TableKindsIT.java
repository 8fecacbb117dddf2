package dev.cinch.target.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.change.OpenShop;
import dev.cinch.target.change.Shop;
import dev.cinch.target.fill.RangeOutcome.Ending;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.Leaf;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the table is like, each of its rows is filled and nothing else of it changes. */
class TableKindsIT extends OpenShop {

  private static final int ROWS = 1_500;
  private static final String COLUMNS = "id bigint, code text, note text default 'x'";
  private static final String NUMBERS = "generate_series(1, %d) i".formatted(ROWS);

  /** What tables there are. */
  enum Kind {
    OF_THREE_ROWS("create table shop.item (id bigint primary key, code text, note text)") {
      @Override
      List<String> rows() {
        return List.of("insert into shop.item values (1, '1'), (2, '2'), (3, '3')");
      }
    },
    EMPTY("create table shop.item (id bigint primary key, code text, note text)") {
      @Override
      List<String> rows() {
        return List.of();
      }
    },
    OF_WIDE_ROWS(
        "create table shop.item (%s)".formatted(COLUMNS),
        "alter table shop.item alter note set storage plain") {
      @Override
      List<String> rows() {
        return List.of(
            "insert into shop.item select i, lpad(i::text, 9, '0'), repeat('w', 2000) from "
                + NUMBERS);
      }
    },
    WITH_TOASTED_VALUES(
        "create table shop.item (%s)".formatted(COLUMNS),
        "alter table shop.item alter code set storage external") {
      @Override
      List<String> rows() {
        return List.of(
            "insert into shop.item select i, repeat('0', 5000) || i, repeat('t', 9000) from "
                + "generate_series(1, 300) i");
      }
    },
    WITH_FREE_SPACE("create table shop.item (%s) with (fillfactor = 50)".formatted(COLUMNS)),
    WITH_ONE_INDEX("create table shop.item (id bigint primary key, code text, note text)"),
    WITH_TWENTY_INDEXES(twentyIndexes()),
    WITH_A_UUID_KEY(
        "create table shop.item (id uuid primary key default gen_random_uuid(), code text, note text)") {
      @Override
      List<String> rows() {
        return List.of("insert into shop.item (code) select lpad(i::text, 8, '0') from " + NUMBERS);
      }
    },
    WITHOUT_A_KEY("create table shop.item (%s)".formatted(COLUMNS)),
    WITH_A_COMPOSITE_KEY("create table shop.item (%s, primary key (code, id))".formatted(COLUMNS)),
    OF_PARTITIONS_OF_PARTITIONS(
        "create table shop.item (%s, primary key (id, code)) partition by range (id)"
            .formatted(COLUMNS),
        "create table shop.item_1 partition of shop.item for values from (0) to (700)",
        "create table shop.item_2 partition of shop.item for values from (700) to (9000) partition by hash (code)",
        "create table shop.item_2a partition of shop.item_2 for values with (modulus 2, remainder 0)",
        "create table shop.item_2b partition of shop.item_2 for values with (modulus 2, remainder 1)"),
    THAT_OTHERS_INHERIT_FROM(
        "create table shop.item (%s)".formatted(COLUMNS),
        "create table shop.item_old (reason text) inherits (shop.item)",
        "create table shop.item_older () inherits (shop.item_old)") {
      @Override
      List<String> rows() {
        return Stream.of("item", "item_old", "item_older")
            .map(
                table ->
                    "insert into shop.%s select i, lpad(i::text, 8, '0') from %s"
                        .formatted(table, NUMBERS))
            .toList();
      }
    },
    WITH_GENERATED_COLUMNS(
        "create table shop.item (%s, doubled text generated always as (code || code) stored)"
            .formatted(COLUMNS)),
    WITH_AN_IDENTITY(
        "create table shop.item (id bigint generated always as identity, code text, note text)") {
      @Override
      List<String> rows() {
        return List.of("insert into shop.item (code) select lpad(i::text, 8, '0') from " + NUMBERS);
      }
    };

    private final List<String> create;

    Kind(String... create) {
      this.create = List.of(create);
    }

    List<String> rows() {
      return List.of(
          "insert into shop.item (id, code) select i, lpad(i::text, 8, '0') from " + NUMBERS);
    }

    private static String[] twentyIndexes() {
      return Stream.concat(
              Stream.of("create table shop.item (id bigint primary key, code text, note text)"),
              IntStream.range(1, 20)
                  .mapToObj(n -> "create index on shop.item ((id %% %d), code)".formatted(n + 1)))
          .toArray(String[]::new);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void fillsAndVerifiesEachRowAndChangesNothingElse(Kind kind) throws SQLException {
    database.run(Shop.DROP, "create schema shop");
    database.run(kind.create.toArray(String[]::new));
    ColumnChange change = Shop.bothWays().with(heirs());
    Filled item = Filled.after(database, change, kind.rows().toArray(String[]::new));
    String before = allBut();
    long rows = item.number("select count(*) from shop.item");

    RowCounts filled = RowCounts.NONE;
    for (Leaf leaf : leaves()) {
      RangeOutcome outcome = item.fill(item.rule(), item.range(leaf.table()));
      assertThat(outcome.ending()).isEqualTo(Ending.DONE);
      assertThat(outcome.badRows()).isEmpty();
      filled = filled.plus(outcome.rows());
    }
    assertThat(filled.changed()).isEqualTo(rows);
    assertThat(item.mismatches()).isZero();
    assertThat(allBut()).as("all other values").isEqualTo(before);

    RowCounts verified = RowCounts.NONE;
    for (Leaf leaf : leaves()) {
      verified = verified.plus(item.verify(item.rule(), item.range(leaf.table())).rows());
    }
    assertThat(verified).isEqualTo(new RowCounts(rows, 0, 0, 0));
  }

  @Test
  void fillsRowsThatPoliciesHideWhereTheRoleMayPassThemBy() throws SQLException {
    Filled item =
        Filled.after(
            database,
            Shop.bothWays(),
            "insert into shop.item (code) select i::text from " + NUMBERS,
            "alter table shop.item enable row level security, force row level security",
            "create policy few on shop.item using (id < 10)",
            """
            do 'begin if to_regrole(''shop_bypass'') is null then
                  create role shop_bypass login password ''bypass'' bypassrls; end if; end'""",
            "grant usage on schema shop to shop_bypass",
            "grant select, update (code_number) on shop.item to shop_bypass");
    try (Connection worker = DriverManager.getConnection(database.url(), "shop_bypass", "bypass")) {
      new FillRange(Filled.SMALL).run(worker, item.rule(), item.range(), Pace.FREE);
    }
    assertThat(item.mismatches()).isZero();
  }

  @Test
  void letsTheOwnersTriggersFireAsTheyDoForEverybody() throws SQLException {
    database.run(
        "create table shop.audit (role text)",
        """
        create function shop.note() returns trigger language plpgsql as
        'begin
           insert into shop.audit values (current_setting(''session_replication_role''));
           return null;
         end'
        """,
        "create trigger audit after update on shop.item for each row execute function shop.note()");
    Filled item =
        Filled.after(
            database,
            Shop.bothWays(),
            "insert into shop.item (code) select i::text from " + NUMBERS);

    item.fill();

    assertThat(database.ask("select string_agg(distinct role, ' ') || count(*) from shop.audit"))
        .isEqualTo("origin" + ROWS);
  }

  private static List<Leaf> leaves() throws SQLException {
    try (Connection connection = database.connect()) {
      return new Catalog(connection)
          .leaves(Shop.ITEM).stream().filter(leaf -> leaf.pages() > 0).toList();
    }
  }

  private static List<TableName> heirs() throws SQLException {
    try (Connection connection = database.connect()) {
      List<TableName> leaves =
          new Catalog(connection).leaves(Shop.ITEM).stream().map(Leaf::table).toList();
      return leaves.contains(Shop.ITEM)
          ? leaves.stream().filter(leaf -> !leaf.equals(Shop.ITEM)).toList()
          : List.of();
    }
  }

  private static String allBut() throws SQLException {
    return String.valueOf(
        database.ask(
            """
            select md5(string_agg((to_jsonb(item) - 'code_number')::text, ',' order by code, tableoid))
              from shop.item
            """));
  }
}
