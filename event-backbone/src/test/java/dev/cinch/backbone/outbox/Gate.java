package dev.cinch.backbone.outbox;

import static org.awaitility.Awaitility.await;

import dev.cinch.backbone.Rig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The gate that a {@link RelayProcess} waits at while it is shut. */
final class Gate implements AutoCloseable {

  private static final String WAITING =
      """
      select count(*) from pg_locks
       where locktype = 'advisory' and objid = :gate and not granted
         and database = (select oid from pg_database where datname = current_database())
      """;

  private final Rig rig;
  private final Connection connection;

  private Gate(Rig rig, Connection connection) {
    this.rig = rig;
    this.connection = connection;
  }

  static Gate shut(Rig rig) throws SQLException {
    Connection connection = rig.dataSource().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(%d)".formatted(RelayProcess.GATE));
    }
    return new Gate(rig, connection);
  }

  /** Returns when the process has come to the gate. */
  void awaitArrival() {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                rig.jdbc()
                        .sql(WAITING)
                        .param("gate", RelayProcess.GATE)
                        .query(Integer.class)
                        .single()
                    == 1);
  }

  /** Opens the gate. */
  @Override
  public void close() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock_all()");
    }
    connection.close();
  }
}
