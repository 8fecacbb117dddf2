package dev.cinch.target.usage;

import dev.cinch.target.TargetException;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads who uses a table. It takes catalogs and statistics only: {@code pg_read_all_stats} and no
 * right on any table. Its methods throw {@link TargetException} where the server can't be asked.
 */
public final class Usage {

  private final JdbcClient client;

  public Usage(Connection connection) {
    this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** Statements that name one of these tables; empty where nobody counts statements. */
  public Optional<StatementStatistics> statements(Collection<Identifier> tables) {
    return reading("statements", () -> new StatementQuery(client).naming(tables));
  }

  /** What publications and slots carry of a column of these physical tables and their parents. */
  public Carriage carriage(Collection<TableName> tables, Identifier column, int majorVersion) {
    return reading(
        "publications", () -> new CarriageQuery(client).of(tables, column, majorVersion));
  }

  /** Physical replicas, against a position in the log. */
  public List<Replica> replicas(String lsn) {
    return reading("replicas", () -> new ReplicaQuery(client).against(lsn));
  }

  /** Foreign tables that may read the column, by name. */
  public List<String> foreignTables(TableName table, Identifier column) {
    return reading(
        "foreign tables", () -> new ForeignTableQuery(client).perhapsReading(table, column));
  }

  /** Who is seen writing the old column and leaving the new one as it is, at this moment. */
  public WriterSample writersWithout(DualWrite rule) {
    return reading("sessions", () -> new WriterQuery(client).without(rule));
  }

  private static <T> T reading(String what, Supplier<T> read) {
    try {
      return read.get();
    } catch (DataAccessException e) {
      throw TargetException.of("Cannot read " + what, e);
    }
  }
}
