package dev.cinch.benchmarks;

import dev.cinch.stack.Endpoints;
import dev.cinch.stack.suite.Login;
import dev.cinch.stack.suite.RunningService;
import dev.cinch.stack.suite.Suite;
import dev.cinch.stack.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Planner and one worker as processes, which carry a migration of each of several databases. */
final class WholeSuite implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Seldom, and over one connection: looking takes time that the fill lacks. */
  private static final Duration LOOK = Duration.ofMillis(500);

  /** When the phase began and ended, and when the last range was heard to be done. */
  private static final String TIMES =
      """
      select extract(epoch from begun.at), extract(epoch from ended.at),
             extract(epoch from (select min(r.given_at) from page_range r join pass p on p.id = r.pass
                                  where p.migration = begun.migration and p.phase = 'BACKFILL')),
             extract(epoch from (select max(r.heard_at) from page_range r join pass p on p.id = r.pass
                                  where p.migration = begun.migration and p.phase = 'BACKFILL'))
        from history begun
        join history ended using (migration, phase)
       where begun.migration = ? and begun.phase = 'BACKFILL'
         and begun.after = 'RUNNING' and ended.after = 'DONE'
      """;

  private final Login books;
  private final Suite suite;
  private final ProcessFile worker;
  private final HttpClient http = HttpClient.newHttpClient();

  private WholeSuite(SuiteOptions options) {
    this.books = options.databases().planner();
    this.suite = new Suite(options);
    this.suite.startPlanner().awaitReady(PATIENCE);
    RunningService started = this.suite.startWorker("worker");
    started.awaitReady(PATIENCE);
    this.worker = new ProcessFile(started.process().pid());
  }

  /** What a migration's BACKFILL took, in seconds since its beginning, which is one since 1970. */
  record Fill(double begun, double seconds, double firstRangeGiven, double lastRangeHeard) {

    /** By this machine's clocks, which the planner reads too. */
    Span span() {
      long ago = System.currentTimeMillis() - Math.round(begun * 1000);
      long begin = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(ago);
      return new Span(begin, begin + Math.round(seconds * TimeUnit.SECONDS.toNanos(1)));
    }

    double fromLastRangeToDone() {
      return seconds - lastRangeHeard;
    }
  }

  /** Starts the services, with a target of each of these databases' names. */
  static WholeSuite start(Endpoints stack, Iterable<String> databases, int slots) {
    SuiteOptions options =
        SuiteOptions.on(stack).environment("CINCH_WORKER_SLOTS", Integer.toString(slots));
    for (String database : databases) {
      Login login =
          new Login(
              stack.postgres().jdbcUrl(database),
              stack.postgres().user(),
              stack.postgres().password());
      options = options.target(database, login, login);
    }
    return new WholeSuite(options);
  }

  /** What the worker uses; on Linux only. */
  ProcessFile worker() {
    return worker;
  }

  /** Migrates the table until it is filled, and leaves it at that. */
  Fill fill(Orders orders) throws IOException, InterruptedException, SQLException {
    String migration = orders.database().replace('_', '-');
    post("/api/migrations", "text/plain", plan(orders, migration));
    Fill fill = await(migration);
    post(
        "/api/migrations/%s/commands".formatted(migration),
        "application/json",
        "{\"kind\": \"ABORT\"}");
    return fill;
  }

  private static String plan(Orders orders, String migration) {
    return """
        id: %s
        owner: benchmarks
        purpose: To see how fast the suite fills a column
        target: %s
        table: public.orders
        column: {name: %s, type: bigint}
        replaces: code
        sync: {mode: trigger, forward: "code::bigint"}
        """
        .formatted(migration, orders.database(), Orders.COLUMN);
  }

  private Fill await(String migration) throws InterruptedException, SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection =
            DriverManager.getConnection(books.url(), books.user(), books.password());
        PreparedStatement select = connection.prepareStatement(TIMES)) {
      select.setString(1, migration);
      while (System.nanoTime() < end) {
        Optional<Fill> fill = look(select);
        if (fill.isPresent()) {
          return fill.get();
        }
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
    }
    throw new IllegalStateException("The fill by migration %s does not end".formatted(migration));
  }

  private static Optional<Fill> look(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      double begun = row.getDouble(1);
      return Optional.of(
          new Fill(
              begun, row.getDouble(2) - begun, row.getDouble(3) - begun, row.getDouble(4) - begun));
    }
  }

  private void post(String path, String type, String body)
      throws IOException, InterruptedException {
    URI address = suite.plannerUrl().resolve(path);
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "%s was answered with %d: %s".formatted(address, response.statusCode(), response.body()));
    }
  }

  @Override
  public void close() {
    suite.close();
  }
}
