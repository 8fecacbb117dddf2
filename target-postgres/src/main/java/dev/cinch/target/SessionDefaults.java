package dev.cinch.target;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Settings that every planner's session begins with: nothing waits for ever. */
final class SessionDefaults {

  private static final Map<String, String> SETTINGS =
      new TreeMap<>(
          Map.of(
              "client_connection_check_interval", "1s",
              "idle_in_transaction_session_timeout", "10s",
              "lock_timeout", "1s",
              "standard_conforming_strings", "on",
              "statement_timeout", "30s"));

  // joined with pg_settings: a server whose platform lacks one of them goes without it
  private static final String APPLY =
      """
      select set_config(name, ?, false)
        from pg_catalog.pg_settings
       where name = ?
      """;

  private SessionDefaults() {}

  static void apply(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
      for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
        statement.setString(1, setting.getValue());
        statement.setString(2, setting.getKey());
        statement.execute();
      }
    }
  }
}
