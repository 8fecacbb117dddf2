package dev.cinch.checker.support;

import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of a checker's, with nothing in it and no checker on it. */
public final class Database {

  private final DataSource dataSource;

  private Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public static Database create() {
    PostgresEndpoint postgres = SharedStack.endpoints().postgres();
    DataSource dataSource =
        new DriverManagerDataSource(
            postgres.createDatabase("checker"), postgres.user(), postgres.password());
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration", "classpath:db/backbone")
        .load()
        .migrate();
    return new Database(dataSource);
  }

  public JdbcClient client() {
    return JdbcClient.create(dataSource);
  }

  public TransactionTemplate transactions() {
    return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }
}
