package dev.cinch.target.expression;

import dev.cinch.target.TargetException;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries a change of a column's type on empty copies of the table, in a transaction that is rolled
 * back: whether PostgreSQL keeps the files of table and indexes as they are is its own affair, and
 * differs from version to version.
 */
public final class TypeTrial {

  /** Neither a rewrite nor an index build, but a scan under the lock all the same. */
  private static final String CONSTRAINT =
      """
      select pg_catalog.format('constraint %I of %I.%I would be proved again', k.conname,
                               n.nspname, r.relname)
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_class r on r.oid = k.conrelid
        join pg_catalog.pg_namespace n on n.oid = r.relnamespace
        join pg_catalog.pg_attribute a
          on (a.attrelid = k.conrelid and a.attnum = any (k.conkey)
              or a.attrelid = k.confrelid and a.attnum = any (k.confkey))
       where a.attrelid = pg_catalog.to_regclass(?) and a.attname = ?
         and k.contype in ('c', 'f')
       order by 1
       limit 1
      """;

  private static final String FILES =
      """
      select pg_catalog.string_agg(pg_catalog.pg_relation_filenode(c.oid)::text, ' '
                                   order by pg_catalog.pg_relation_filenode(c.oid))
        from pg_catalog.pg_class c
       where c.oid = pg_catalog.to_regclass(?)
          or c.oid in (select indexrelid from pg_catalog.pg_index
                        where indrelid = pg_catalog.to_regclass(?))
      """;

  private final Connection connection;

  /**
   * @param connection a connection in auto-commit mode whose role may read the table and make
   *     temporary objects
   */
  public TypeTrial(Connection connection) {
    this.connection = connection;
  }

  /**
   * What a change comes to.
   *
   * @param type the new type as PostgreSQL prints it
   * @param refusal why it can't be had for free; null where it can
   */
  public record Outcome(String type, @Nullable String refusal) {}

  /**
   * @param leaves the physical tables, or the table itself
   * @throws TargetException if the server can't be asked
   */
  public Outcome change(TableName table, List<TableName> leaves, Identifier column, String type) {
    Outcome outcome = new Outcome(type, null);
    for (TableName leaf : leaves) {
      // each in a transaction of its own, so that the locks of a thousand copies are not kept
      outcome = change(table, leaf, column, type);
      if (outcome.refusal() != null) {
        return outcome;
      }
    }
    return outcome;
  }

  private Outcome change(TableName table, TableName leaf, Identifier column, String type) {
    try {
      connection.setAutoCommit(false);
      try {
        return tried(table, leaf, column, type);
      } catch (RefusedException e) {
        return new Outcome(type, e.refusal().message());
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw TargetException.of(
          "Cannot try another type for column %s of %s".formatted(column, table), e);
    }
  }

  private Outcome tried(TableName table, TableName leaf, Identifier column, String text)
      throws SQLException {
    Scratch scratch = new Scratch(connection, table);
    scratch.lookUpInTableSchema();
    String type = Examination.typeOf(scratch, text).name();
    scratch.useUnlikelyTimeZone();
    Optional<String> costly = constraint(leaf, column);
    if (costly.isEmpty()) {
      costly = rewrite(scratch, leaf, column, type);
    }
    return new Outcome(type, costly.orElse(null));
  }

  private Optional<String> constraint(TableName table, Identifier column) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CONSTRAINT)) {
      statement.setString(1, table.quoted());
      statement.setString(2, column.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private Optional<String> rewrite(Scratch scratch, TableName table, Identifier column, String type)
      throws SQLException {
    String copy = scratch.copy(table);
    String before = files(copy);
    try {
      scratch.changeType(copy, column, type);
    } catch (SQLException e) {
      if (!Scratch.isAboutTheText(e)) {
        throw e;
      }
      return Optional.of("the server says: " + ServerWords.of(e));
    }
    return files(copy).equals(before)
        ? Optional.empty()
        : Optional.of("table %s or one of its indexes would be written anew".formatted(table));
  }

  private String files(String relation) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FILES)) {
      statement.setString(1, relation);
      statement.setString(2, relation);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return String.valueOf(row.getString(1));
      }
    }
  }
}
