package dev.cinch.target.catalog;

import dev.cinch.target.TargetException;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.range.Leaf;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads what a target database knows of itself. It takes no lock but that of reading catalogs, and
 * asks one query a kind of fact, however many partitions a table has.
 *
 * <p>Every role may read all of it. Its methods throw {@link TargetException} where the server
 * can't be asked.
 */
public final class Catalog {

  private final JdbcClient client;

  public Catalog(Connection connection) {
    this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** The server at the other end. */
  public ServerFacts server() {
    return reading("the server", () -> new ServerQuery(client).run());
  }

  /** How far a primary's write-ahead log reaches: all that has been committed is before it. */
  public String logPosition() {
    return reading(
        "the log's position",
        () ->
            client
                .sql("select pg_catalog.pg_current_wal_insert_lsn()::text")
                .query(String.class)
                .single());
  }

  /** How much write-ahead log a primary has ever written, of all its databases. */
  public long logBytes() {
    return reading(
        "the log's position",
        () ->
            client
                .sql(
                    "select pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0')::bigint")
                .query(Long.class)
                .single());
  }

  /**
   * Tells one database from every other that runs at the same time, copies made file by file among
   * them.
   */
  public String identity() {
    return reading(
        "the database's identity",
        () ->
            client
                .sql(
                    """
                    select oid || ' ' || extract(epoch from pg_catalog.pg_postmaster_start_time())
                      from pg_catalog.pg_database
                     where datname = pg_catalog.current_database()
                    """)
                .query(String.class)
                .single());
  }

  /** How much room a table takes; empty where there is none of that name. */
  public Optional<TableSizes> sizes(TableName name) {
    return reading(
        name,
        () ->
            new IdentityQuery(client)
                .find(name)
                .map(table -> new SizeQuery(client).of(new LeafQuery(client).of(table.oid()))));
  }

  /** All that is known of a table; empty where there is none of that name. */
  public Optional<TableFacts> table(TableName name) {
    return reading(name, () -> new IdentityQuery(client).find(name).map(this::complete));
  }

  /** Whether anything with columns, or an index, has that name. */
  public boolean exists(TableName name) {
    return reading(name, () -> new IdentityQuery(client).find(name).isPresent());
  }

  /** The physical tables with the table's rows, by name; empty where there is none. */
  public List<Leaf> leaves(TableName name) {
    return reading(
        name,
        () ->
            new IdentityQuery(client)
                .find(name)
                .map(table -> new LeafQuery(client).of(table.oid()))
                .orElse(List.of()));
  }

  /**
   * The tables under a table at any depth, whether or not they hold rows themselves: its
   * partitions, and theirs.
   */
  public List<TableName> descendants(TableName name) {
    return reading(
        name,
        () ->
            new IdentityQuery(client)
                .find(name)
                .map(table -> new DescendantQuery(client).of(table.oid()))
                .orElse(List.of()));
  }

  /**
   * What else in the database reads a column. Indexes and constraints of the table itself are not
   * among it, they are facts of the table.
   */
  public List<Dependent> dependents(TableName name, Identifier column) {
    return reading(
        name,
        () -> {
          DependentQuery query = new DependentQuery(client);
          return new IdentityQuery(client)
              .find(name)
              .map(table -> query.of(table.oid(), column))
              .orElse(List.of());
        });
  }

  /** The comment on a function without arguments; empty where there is none of either. */
  public Optional<String> functionComment(TableName function) {
    return reading(
        function,
        () ->
            client
                .sql(
                    "select pg_catalog.obj_description(pg_catalog.to_regprocedure(:function), 'pg_proc')")
                .param("function", function.quoted() + "()")
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single());
  }

  /** The table as it stands, to be compared with what it becomes; empty where there is none. */
  public Optional<TablePortrait> portrait(TableName name) {
    return reading(
        name,
        () ->
            new IdentityQuery(client)
                .find(name)
                .map(table -> new PortraitQuery(client).of(table.oid())));
  }

  private TableFacts complete(TableFacts.Identity table) {
    return new TableFacts(
        table,
        new ColumnQuery(client).of(table.oid()),
        new IndexQuery(client).of(table.oid()),
        new ConstraintQuery(client).of(table.oid()),
        new TriggerQuery(client).of(table.oid()),
        new LeafQuery(client).of(table.oid()));
  }

  private static <T> T reading(Object what, Supplier<T> read) {
    try {
      return read.get();
    } catch (DataAccessException e) {
      throw TargetException.of("Cannot read the catalog for " + what, e);
    }
  }
}
