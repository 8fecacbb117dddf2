package dev.cinch.target;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings that every planner's session begins with: nothing waits for ever. */
final class SessionDefaults {

  private static final Logger LOG = LoggerFactory.getLogger(SessionDefaults.class);

  private static final Map<String, String> SETTINGS =
      new TreeMap<>(
          Map.of(
              "client_connection_check_interval", "1s",
              "idle_in_transaction_session_timeout", "10s",
              "lock_timeout", "1s",
              "standard_conforming_strings", "on",
              "statement_timeout", "30s"));

  private static final String APPLY = "select pg_catalog.set_config(?, ?, false)";
  private static final String INVALID_VALUE = "22023";

  private SessionDefaults() {}

  static void apply(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
      for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
        statement.setString(1, setting.getKey());
        statement.setString(2, setting.getValue());
        applyOne(statement);
      }
    }
  }

  // a server whose platform can't tell that a client has died refuses to be told to look for it
  private static void applyOne(PreparedStatement statement) throws SQLException {
    try {
      statement.execute();
    } catch (SQLException e) {
      if (!INVALID_VALUE.equals(e.getSQLState())) {
        throw e;
      }
      LOG.warn("Cannot set all of a planner's session settings: {}", e.getMessage());
    }
  }
}
