package dev.cinch.target;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Connections to one target for the slots of a worker. */
public final class TargetPool implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Target target;
  private final HikariDataSource source;

  private TargetPool(Target target, HikariDataSource source) {
    this.target = target;
    this.source = source;
  }

  static TargetPool open(Target target, String applicationName, int size, Duration patience) {
    HikariDataSource source = new HikariDataSource();
    source.setPoolName("target-" + target.name());
    source.setDataSource(new LoginDataSource(target, applicationName));
    source.setMaximumPoolSize(size);
    source.setConnectionTimeout(patience.toMillis());
    source.setMinimumIdle(0);
    // a target that is away when the worker starts is met at the first range, not here
    source.setInitializationFailTimeout(-1);
    return new TargetPool(target, source);
  }

  /**
   * A connection in auto-commit mode; closing it gives it back.
   *
   * @throws TargetUnavailableException if none can be had
   */
  public Connection take() {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw new TargetUnavailableException(
          "Cannot take a connection to target \"%s\": %s; try again later"
              .formatted(target.name(), e.getMessage()),
          e);
    }
  }

  /** The same as a data source. */
  public DataSource dataSource() {
    return source;
  }

  @Override
  public void close() {
    source.close();
  }
}
