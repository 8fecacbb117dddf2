package dev.cinch.cli.up;

import dev.cinch.cli.local.Addresses;
import dev.cinch.cli.local.LocalSuite;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Terminal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts everything, says where it answers, and watches over it until the end. */
public final class StayUp {

  private static final int SAMPLE_ORDERS = 20_000;
  private static final int WATCH_SECONDS = 2;
  private static final int WHERE_COMMANDS_LOOK = 8080;

  private final Terminal terminal;
  private final UpOptions options;

  public StayUp(Terminal terminal, UpOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /** Returns when interrupted; fails when a service ends by itself. */
  public void stay() {
    terminal.lastWord("Stopping everything ...");
    terminal.status("Starting PostgreSQL, Kafka and the registry ...");
    try (LocalSuite suite =
        LocalSuite.startServers(options.stack(), options.logs(), options.targets())
            .atUsualPorts()) {
      terminal.status("Starting the services ...");
      suite.shop().open(SAMPLE_ORDERS);
      suite.startServices(options.workers());
      terminal.status("");
      greet(suite.addresses());
      watch(suite);
    } finally {
      terminal.status("");
    }
  }

  private void greet(Addresses addresses) {
    terminal.line(
        terminal.ink(Ink.BOLD, "Cinch is up, until Ctrl-C.")
            + " Dashboard: %s/".formatted(addresses.planner()));
    terminal.gap();
    addresses.lines().forEach(line -> terminal.line("  " + line));
    terminal.gap();
    terminal.line(
        "Start a migration from a plan, there or from another terminal, and see how all stand:");
    if (addresses.planner().getPort() != WHERE_COMMANDS_LOOK) {
      terminal.line("  export CINCH_PLANNER=" + addresses.planner());
    }
    terminal.line("  cinch run examples/rename.yml");
    terminal.line("  cinch status");
    if (terminal.isLeftToAnswers()) {
      terminal.answer(addresses.json().toPrettyString());
    }
  }

  private static void watch(LocalSuite suite) {
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (!never.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
        suite.checkServices();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
