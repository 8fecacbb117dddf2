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
    return new Database(
        source(SharedStack.endpoints().postgres().copyDatabase("checker", Migrated.URL)));
  }

  private static DataSource source(String url) {
    PostgresEndpoint postgres = SharedStack.endpoints().postgres();
    return new DriverManagerDataSource(url, postgres.user(), postgres.password());
  }

  /** Made once and then copied, since the migrations of the schema take longest. */
  private static final class Migrated {

    static final String URL = migrated();

    private static String migrated() {
      String url = SharedStack.endpoints().postgres().createDatabase("migrated");
      Flyway.configure()
          .dataSource(source(url))
          .locations("classpath:db/migration", "classpath:db/backbone")
          .load()
          .migrate();
      return url;
    }
  }

  public JdbcClient client() {
    return JdbcClient.create(dataSource);
  }

  public TransactionTemplate transactions() {
    return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }
}
