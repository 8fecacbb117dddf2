package dev.cinch.target.change;

import dev.cinch.target.TestDatabase;
import dev.cinch.target.TestDatabase.Version;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test class with a database of its own, in which each test finds the shop new and empty. */
public abstract class OpenShop {

  protected static TestDatabase database;
  protected static Connection planner;

  @BeforeAll
  static void open() throws SQLException {
    database = TestDatabase.on(Version.POSTGRES_18);
    planner = database.connect();
  }

  @AfterAll
  static void close() throws SQLException {
    planner.close();
    database.close();
  }

  @BeforeEach
  void createShop() throws SQLException {
    database.run(Shop.DROP, Shop.CREATE);
  }
}
