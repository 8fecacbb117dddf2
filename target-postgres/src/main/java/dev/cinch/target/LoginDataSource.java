package dev.cinch.target;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens plain connections with the login as it is at that moment, so that secrets may change. */
final class LoginDataSource extends AbstractDataSource {

  private final Target target;
  private final String applicationName;

  LoginDataSource(Target target, String applicationName) {
    this.target = target;
    this.applicationName = applicationName;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      Properties login = target.login(applicationName);
      // named statements do not survive a pooler in transaction mode
      login.setProperty("prepareThreshold", "0");
      return DriverManager.getConnection(target.url(), login);
    } catch (IOException e) {
      throw new SQLException("Cannot read the password file: " + e.getMessage(), "28000", e);
    }
  }

  @Override
  public Connection getConnection(String username, String password) {
    throw new UnsupportedOperationException("The login of a target is in its settings");
  }
}
