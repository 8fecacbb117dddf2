package dev.cinch.cli.demo;

import dev.cinch.cli.local.Addresses;
import dev.cinch.cli.local.LocalSuite;
import dev.cinch.cli.service.HttpChecker;
import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Terminal;
import dev.cinch.stack.StackOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What the story needs before it can begin: servers, services, and a shop that is open. */
final class Scene implements AutoCloseable {

  private final LocalSuite suite;
  private final OrderEvents events;

  private Scene(LocalSuite suite) {
    this.suite = suite;
    Addresses addresses = suite.addresses();
    this.events = new OrderEvents(addresses.stack().kafkaBootstrap(), addresses.stack().registry());
  }

  /** Sets it up, as much as possible at the same time. */
  static Scene set(Terminal terminal, DemoOptions options) {
    terminal.status("Starting PostgreSQL, Kafka and the registry ...");
    long began = System.nanoTime();
    LocalSuite suite = LocalSuite.startServers(StackOptions.temporary(), options.logs(), List.of());
    terminal.line("PostgreSQL, Kafka and the registry are ready after " + since(began));
    Scene scene = new Scene(suite);
    try {
      scene.prepare(terminal, options, began);
      return scene;
    } catch (RuntimeException failure) {
      scene.close();
      throw failure;
    }
  }

  private void prepare(Terminal terminal, DemoOptions options, long began) {
    terminal.status("Starting the services, and filling the shop with orders ...");
    CompletableFuture<Void> shop =
        CompletableFuture.runAsync(() -> suite.shop().open(options.rows()))
            .thenRun(() -> said(terminal, options, began));
    CompletableFuture<Void> old = CompletableFuture.runAsync(events::begin);
    suite.startServices(options.workers());
    terminal.line(
        "Planner, contract checker and %s are ready after %s"
            .formatted(Figures.count(options.workers(), "worker"), since(began)));
    join(shop);
    join(old);
    terminal.status("");
    HttpChecker checker = new HttpChecker(suite.addresses().checker());
    OrderEvents.contracts()
        .forEach(contract -> checker.register(contract, contract.key().environment()));
  }

  private static void said(Terminal terminal, DemoOptions options, long began) {
    terminal.line(
        "The shop has %s after %s".formatted(Figures.count(options.rows(), "order"), since(began)));
  }

  private static void join(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  private static String since(long began) {
    return Figures.time(Duration.ofNanos(System.nanoTime() - began));
  }

  LocalSuite suite() {
    return suite;
  }

  OrderEvents events() {
    return events;
  }

  @Override
  public void close() {
    try {
      events.close();
    } finally {
      suite.close();
    }
  }
}
