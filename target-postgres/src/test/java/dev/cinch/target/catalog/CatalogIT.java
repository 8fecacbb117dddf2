package dev.cinch.target.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cinch.target.EachVersion;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.TestDatabase;
import dev.cinch.target.catalog.Dependent.Evidence;
import dev.cinch.target.catalog.Dependent.Kind;
import dev.cinch.target.catalog.TableFacts.RowSecurity;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.Leaf;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;

@ParameterizedClass
@EachVersion
class CatalogIT {

  private static final TableName ORDERS = TableName.of("shop", "orders");

  private final TestDatabase database;

  private final TestDatabase.Version version;
  private final Connection connection;
  private final Catalog catalog;

  CatalogIT(TestDatabase.Version version) throws SQLException {
    this.version = version;
    database = TestDatabase.of(getClass(), version);
    database.run(
        "drop schema if exists shop, archive cascade",
        "drop publication if exists everything, leaves, elsewhere, p",
        "create schema shop",
        "create table shop.customers (id bigint primary key)");
    connection = database.target().connect("catalog");
    catalog = new Catalog(connection);
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  private TableFacts orders() {
    return catalog.table(ORDERS).orElseThrow();
  }

  private ColumnFacts column(String name) {
    return orders().column(new Identifier(name)).orElseThrow();
  }

  private boolean hasColumnLists() {
    return version.major() >= 15;
  }

  private boolean is18() {
    return version == TestDatabase.Version.POSTGRES_18;
  }

  @Test
  void knowsTheServer() throws SQLException {
    ServerFacts server = catalog.server();

    assertThat(server.majorVersion()).isEqualTo(version.major());
    assertThat(server.versionNumber())
        .isEqualTo(Integer.parseInt(database.ask("show server_version_num")));
    assertThat(server.version()).startsWith(version.major() + ".");
    assertThat(server.hasNotNullNotValid()).isEqualTo(is18());
    assertThat(server.isSupported()).isTrue();
    assertThat(server.inRecovery()).isFalse();
    assertThat(server.timeline()).isEqualTo(1);
    assertThat(server.blockSize()).isEqualTo(8192);
  }

  @Test
  void asksAnOrdinaryRoleForNoRight() throws SQLException {
    String role = "reader_" + Long.toHexString(System.nanoTime());
    database.run(
        "create role " + role + " login password 'x'",
        "create table shop.orders (id bigint primary key, note text default 'x')");

    try (Connection ordinary = database.targetOf(role, "x").connect("catalog")) {
      Catalog asOrdinary = new Catalog(ordinary);
      assertThat(asOrdinary.server()).isEqualTo(catalog.server());
      assertThat(asOrdinary.table(ORDERS)).isEqualTo(catalog.table(ORDERS));
      assertThat(asOrdinary.dependents(ORDERS, new Identifier("id"))).isEmpty();
    } finally {
      database.run("drop role " + role);
    }
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    assertThat(catalog.table(ORDERS)).isEmpty();
    assertThat(catalog.leaves(ORDERS)).isEmpty();
    assertThat(catalog.dependents(ORDERS, new Identifier("id"))).isEmpty();
  }

  @Test
  void knowsWhatANameStandsFor() throws SQLException {
    database.run(
        "create table shop.plain (id int)",
        "create table shop.parts (id int) partition by range (id)",
        "create view shop.seen as select 1 as id",
        "create materialized view shop.kept as select 1 as id",
        "create sequence shop.numbers");

    assertThat(kindOf("plain")).isEqualTo(TableKind.ORDINARY);
    assertThat(kindOf("parts")).isEqualTo(TableKind.PARTITIONED);
    assertThat(kindOf("seen")).isEqualTo(TableKind.VIEW);
    assertThat(kindOf("kept")).isEqualTo(TableKind.MATERIALIZED_VIEW);
    assertThat(kindOf("numbers")).isEqualTo(TableKind.OTHER);
  }

  @Test
  void drawsAPortraitThatShowsWhatHasChanged() throws SQLException {
    assertThat(catalog.portrait(ORDERS)).isEmpty();
    database.run(
        "create table shop.orders (id int) partition by range (id)",
        "create table shop.orders_1 partition of shop.orders for values from (0) to (9)");
    TablePortrait before = catalog.portrait(ORDERS).orElseThrow();
    assertThat(catalog.portrait(ORDERS)).contains(before);

    database.run(
        "create index orders_id on shop.orders (id)", "alter table shop.orders add code text");
    assertThat(catalog.portrait(ORDERS).orElseThrow().changesSince(before))
        .anySatisfy(line -> assertThat(line).startsWith("+ index CREATE INDEX orders_id ON"))
        .anySatisfy(line -> assertThat(line).startsWith("+ index CREATE INDEX orders_1_id_idx"))
        .anySatisfy(line -> assertThat(line).startsWith("+ column shop.orders.code text"))
        .anySatisfy(line -> assertThat(line).startsWith("+ column shop.orders_1.code text"))
        .hasSize(4);
    database.run("drop index shop.orders_id", "alter table shop.orders drop code");
    assertThat(catalog.portrait(ORDERS).orElseThrow().changesSince(before)).isEmpty();

    database.run("comment on table shop.orders is 'what people buy'");
    assertThat(catalog.portrait(ORDERS).orElseThrow().changesSince(before))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("+ table shop.orders ").endsWith("what people buy"),
            line -> assertThat(line).startsWith("- table shop.orders ").endsWith("comment="));
  }

  private TableKind kindOf(String name) {
    return catalog.table(TableName.of("shop", name)).orElseThrow().identity().kind();
  }

  @Test
  void readsColumns() throws SQLException {
    database.run(
        """
        create table shop.orders (
          id bigint generated by default as identity,
          gone int,
          amount numeric(10, 2) default 1 + 1,
          note varchar(20) collate "C",
          doubled numeric generated always as (amount * 2) stored,
          "Odd ""name" timestamp(3) with time zone[])
        """,
        "alter table shop.orders drop column gone",
        "comment on column shop.orders.note is 'what the customer said'");

    assertThat(orders().columns())
        .extracting(column -> column.name().value(), ColumnFacts::number, ColumnFacts::type)
        .containsExactly(
            tuple("id", 1, "bigint"),
            tuple("amount", 3, "numeric(10,2)"),
            tuple("note", 4, "character varying(20)"),
            tuple("doubled", 5, "numeric"),
            tuple("Odd \"name", 6, "timestamp(3) with time zone[]"));
    assertThat(column("id").identity()).isTrue();
    assertThat(column("amount").identity()).isFalse();
    assertThat(column("amount").defaultExpression()).isEqualTo("(1 + 1)");
    assertThat(column("amount").isGenerated()).isFalse();
    assertThat(column("doubled").generation()).isEqualTo("(amount * (2)::numeric)");
    assertThat(column("doubled").defaultExpression()).isNull();
    assertThat(column("note").collation()).isEqualTo("pg_catalog.\"C\"");
    assertThat(column("amount").collation()).isNull();
    assertThat(column("note").comment()).isEqualTo("what the customer said");
    assertThat(column("amount").comment()).isNull();
  }

  @Test
  void doesNotTakeAConstraintThatIsNotValidatedForAProofThatNoRowHoldsANull() throws SQLException {
    database.run(
        "create table shop.orders (id int not null, note text, plain text)",
        "insert into shop.orders values (1, null, null)");
    if (is18()) {
      database.run("alter table shop.orders add constraint there not null note not valid");
      assertThat(
              database.isTrue(
                  "select attnotnull from pg_attribute"
                      + " where attrelid = 'shop.orders'::regclass and attname = 'note'"))
          .as("what the server's own flag says")
          .isTrue();
      assertThat(column("note").nullability()).isEqualTo(Nullability.NOT_NULL_UNPROVEN);
      database.run(
          "update shop.orders set note = 'x'", "alter table shop.orders validate constraint there");
    } else {
      database.run(
          "update shop.orders set note = 'x'",
          "alter table shop.orders alter column note set not null");
    }

    assertThat(column("note").nullability()).isEqualTo(Nullability.NOT_NULL);
    assertThat(column("id").nullability()).isEqualTo(Nullability.NOT_NULL);
    assertThat(column("plain").nullability()).isEqualTo(Nullability.NULLABLE);
  }

  @Test
  void readsIndexesAndInvalidOnesToo() throws SQLException {
    database.run(
        "create table shop.orders (id int primary key, note text, amount int, extra int)",
        "insert into shop.orders values (1, 'a', 1), (2, 'a', 2)",
        "create index orders_expression on shop.orders (lower(note)) include (extra)"
            + " where amount > 0");
    assertThatThrownBy(
            () ->
                TestDatabase.run(
                    connection,
                    "create unique index concurrently orders_note on shop.orders (note)"))
        .hasMessageContaining("could not create unique index");

    assertThat(orders().indexes())
        .extracting(
            index -> index.name().value(),
            IndexFacts::unique,
            IndexFacts::primary,
            IndexFacts::valid,
            index -> index.columns().stream().map(Identifier::value).toList())
        .containsExactly(
            tuple(
                "orders_expression",
                false,
                false,
                true,
                java.util.List.of("note", "amount", "extra")),
            tuple("orders_note", true, false, false, java.util.List.of("note")),
            tuple("orders_pkey", true, true, true, java.util.List.of("id")));
    assertThat(orders().index(new Identifier("orders_expression")).orElseThrow().definition())
        .isEqualTo(
            "CREATE INDEX orders_expression ON shop.orders USING btree (lower(note))"
                + " INCLUDE (extra) WHERE (amount > 0)");
  }

  @Test
  void readsConstraints() throws SQLException {
    database.run(
        "create table shop.orders (id int primary key, customer bigint, note text, amount int)",
        "alter table shop.orders add constraint known foreign key (customer)"
            + " references shop.customers not valid",
        "alter table shop.orders add constraint sane check (amount > length(note)) not valid",
        "alter table shop.orders add constraint one unique (note, id)");

    assertThat(orders().constraints())
        .filteredOn(constraint -> constraint.type() != ConstraintType.NOT_NULL)
        .extracting(
            constraint -> constraint.name().value(),
            ConstraintFacts::type,
            ConstraintFacts::validated,
            constraint -> constraint.columns().stream().map(Identifier::value).toList())
        .containsExactly(
            tuple("known", ConstraintType.FOREIGN_KEY, false, java.util.List.of("customer")),
            tuple("one", ConstraintType.UNIQUE, true, java.util.List.of("note", "id")),
            tuple("orders_pkey", ConstraintType.PRIMARY_KEY, true, java.util.List.of("id")),
            tuple("sane", ConstraintType.CHECK, false, java.util.List.of("amount", "note")));
    assertThat(orders().constraint(new Identifier("sane")).orElseThrow().definition())
        .isEqualTo("CHECK ((amount > length(note))) NOT VALID");
    assertThat(
            orders().constraints().stream()
                .filter(constraint -> constraint.type() == ConstraintType.NOT_NULL))
        .hasSize(is18() ? 1 : 0);
  }

  @Test
  void readsTriggersThatSomebodyMade() throws SQLException {
    database.run(
        "create table shop.orders (id int, customer bigint references shop.customers)",
        "create function shop.noted() returns trigger language plpgsql as"
            + " 'begin return new; end'",
        "create trigger b before insert on shop.orders for each row execute function shop.noted()",
        "create trigger a after update on shop.orders for each row execute function shop.noted()",
        "alter table shop.orders disable trigger b",
        "alter table shop.orders enable always trigger a");

    assertThat(orders().triggers())
        .extracting(trigger -> trigger.name().value(), TriggerFacts::firing, TriggerFacts::function)
        .containsExactly(
            tuple("a", TriggerFacts.Firing.ALWAYS, "shop.noted"),
            tuple("b", TriggerFacts.Firing.DISABLED, "shop.noted"));
    assertThat(orders().triggers().get(1).definition())
        .startsWith("CREATE TRIGGER b BEFORE INSERT");
  }

  @Test
  void readsTheLeafOfAnOrdinaryTable() throws SQLException {
    database.run("create table shop.orders (id int, note text)");
    assertThat(orders().leaves())
        .singleElement()
        .satisfies(
            leaf -> {
              assertThat(leaf.pages()).isZero();
              assertThat(leaf.estimatedRows()).isNull();
            });
    database.run(
        "insert into shop.orders select i, repeat('x', 1000) from generate_series(1, 700) i",
        "analyze shop.orders");

    Leaf leaf = catalog.leaves(ORDERS).get(0);

    assertThat(leaf.table()).isEqualTo(ORDERS);
    assertThat(leaf.oid()).isEqualTo(orders().identity().oid());
    assertThat(leaf.pages()).isEqualTo(100);
    assertThat(orders().pages()).isEqualTo(100);
    assertThat(leaf.estimatedRows()).isEqualTo(700);
    assertThat(leaf.filenode())
        .isEqualTo(Long.parseLong(database.ask("select pg_relation_filenode('shop.orders')")));
  }

  @Test
  void tellsARewrittenTableByItsFilenode() throws SQLException {
    database.run("create table shop.orders (id int)", "insert into shop.orders values (1)");
    Leaf before = catalog.leaves(ORDERS).get(0);
    database.run("vacuum full shop.orders");
    Leaf after = catalog.leaves(ORDERS).get(0);

    assertThat(after.oid()).isEqualTo(before.oid());
    assertThat(after.filenode()).isNotEqualTo(before.filenode());
  }

  @Test
  void readsTheLeavesOfPartitionsOfPartitionsInOtherSchemasToo() throws SQLException {
    database.run(
        "create schema archive",
        "create table shop.orders (id int, at int) partition by range (at)",
        "create table shop.recent partition of shop.orders for values from (10) to (20)",
        "create table archive.old partition of shop.orders for values from (0) to (10)"
            + " partition by hash (id)",
        "create table archive.old_0 partition of archive.old"
            + " for values with (modulus 2, remainder 0)",
        "create table archive.old_1 partition of archive.old"
            + " for values with (modulus 2, remainder 1)",
        "insert into shop.orders select i, i % 20 from generate_series(1, 1000) i");

    assertThat(catalog.leaves(ORDERS))
        .extracting(leaf -> leaf.table().toString())
        .containsExactly("archive.old_0", "archive.old_1", "shop.recent");
    assertThat(catalog.leaves(ORDERS)).allSatisfy(leaf -> assertThat(leaf.pages()).isPositive());
  }

  @Test
  void countsAnOldStyleParentAsALeafBesideItsChildren() throws SQLException {
    database.run(
        "create table shop.orders (id int)",
        "create table shop.orders_old () inherits (shop.orders)");

    assertThat(catalog.leaves(ORDERS))
        .extracting(leaf -> leaf.table().name().value())
        .containsExactly("orders", "orders_old");
  }

  @Test
  void asksNoMoreQueriesForManyPartitionsThanForOne() throws SQLException {
    database.run(
        "create table shop.orders (id int) partition by range (id)",
        "do $$ begin for i in 0..299 loop execute format('create table shop.orders_%s partition"
            + " of shop.orders for values from (%s) to (%s)', i, i, i + 1); end loop; end $$");
    QueryCount counted = new QueryCount(connection);

    assertThat(new Catalog(counted.connection()).table(ORDERS).orElseThrow().leaves()).hasSize(300);
    assertThat(counted.queries()).isLessThanOrEqualTo(6);
  }

  @Test
  void readsRowSecurityReplicaIdentityOwnerAndPublications() throws SQLException {
    database.run(
        "create table shop.orders (id int) partition by range (id)",
        "create table shop.orders_1 partition of shop.orders for values from (0) to (9)",
        "create table shop.others (id int)");
    assertThat(orders().identity().rowSecurity()).isEqualTo(RowSecurity.OFF);
    assertThat(orders().identity().replicaIdentity()).isEqualTo(ReplicaIdentity.DEFAULT);
    assertThat(orders().identity().publications()).isEmpty();
    assertThat(orders().identity().owner()).isEqualTo(database.ask("select current_user"));

    database.run(
        "alter table shop.orders enable row level security",
        "alter table shop.orders replica identity full",
        "create publication leaves for table shop.orders_1",
        "create publication everything for all tables",
        "create publication elsewhere for table shop.others");
    assertThat(orders().identity().rowSecurity()).isEqualTo(RowSecurity.ON);
    assertThat(orders().identity().replicaIdentity()).isEqualTo(ReplicaIdentity.FULL);
    assertThat(orders().identity().publications()).containsExactly("everything", "leaves");

    database.run("alter table shop.orders force row level security");
    assertThat(orders().identity().rowSecurity()).isEqualTo(RowSecurity.FORCED);
  }

  @Test
  void findsWhatReadsAColumn() throws SQLException {
    database.run(
        """
        create table shop.orders (
          id bigint primary key, note text, amount int check (amount > 0), extra text,
          shout text generated always as (upper(note)) stored)
        """,
        "create index on shop.orders (note)",
        "create view shop.notes as select note from shop.orders",
        "create materialized view shop.kept as select id, note from shop.orders",
        "create view shop.others as select extra from shop.orders",
        "create policy p on shop.orders using (note <> 'secret')",
        "create function shop.recorded() returns text language sql"
            + " begin atomic select note from shop.orders limit 1; end",
        "create function shop.named(n int) returns text language plpgsql as"
            + " $f$ begin return (select \"note\" from orders limit n); end $f$",
        "create function shop.unrelated() returns text language plpgsql as"
            + " $f$ begin return 'notes of orders'; end $f$",
        "create function shop.noted() returns trigger language plpgsql as"
            + " 'begin return new; end'",
        "create trigger t before update of note on shop.orders for each row"
            + " execute function shop.noted()",
        "create statistics shop.s on note, amount from shop.orders",
        "create publication p for table shop.orders" + (hasColumnLists() ? " (id, note)" : ""),
        "create table shop.lines (orders_id bigint references shop.orders)");

    Dependent publication =
        new Dependent(Kind.PUBLICATION, "shop.orders in publication p", Evidence.RECORDED);
    assertThat(catalog.dependents(ORDERS, new Identifier("note")).contains(publication))
        .isEqualTo(hasColumnLists());
    assertThat(catalog.dependents(ORDERS, new Identifier("note")))
        .filteredOn(dependent -> dependent.kind() != Kind.PUBLICATION)
        .containsExactlyInAnyOrder(
            new Dependent(Kind.VIEW, "shop.notes", Evidence.RECORDED),
            new Dependent(Kind.MATERIALIZED_VIEW, "shop.kept", Evidence.RECORDED),
            new Dependent(Kind.POLICY, "p on shop.orders", Evidence.RECORDED),
            new Dependent(Kind.FUNCTION, "shop.recorded()", Evidence.RECORDED),
            new Dependent(Kind.TRIGGER, "t on shop.orders", Evidence.RECORDED),
            new Dependent(Kind.GENERATED_COLUMN, "shop.orders.shout", Evidence.RECORDED),
            new Dependent(Kind.STATISTICS, "shop.s", Evidence.RECORDED),
            new Dependent(Kind.FUNCTION, "shop.named(integer)", Evidence.NAMED_IN_SOURCE));
    assertThat(catalog.dependents(ORDERS, new Identifier("id")))
        .contains(
            new Dependent(
                Kind.FOREIGN_KEY, "lines_orders_id_fkey on shop.lines", Evidence.RECORDED))
        .extracting(Dependent::kind)
        .doesNotContain(Kind.OTHER);
    assertThat(catalog.dependents(ORDERS, new Identifier("amount")))
        .containsExactly(new Dependent(Kind.STATISTICS, "shop.s", Evidence.RECORDED));
  }

  @Test
  void saysThatItMayPassWhenTheServerIsGone() throws SQLException {
    String pid = Objects.requireNonNull(TestDatabase.ask(connection, "select pg_backend_pid()"));
    database.run("select pg_terminate_backend(" + pid + ", 5000)");

    assertThatThrownBy(() -> catalog.server())
        .isInstanceOf(TargetUnavailableException.class)
        .hasMessageStartingWith("Cannot read the catalog for the server: ")
        .hasMessageEndingWith("; try again later");
  }
}
