package dev.cinch.cli;

import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.Order;
import dev.cinch.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What all commands have in common that tell a migration what to do. */
abstract class MigrationOrder implements Callable<Integer> {

  final Terminal terminal;

  @Parameters(index = "0", paramLabel = "MIGRATION", description = "The migration's id.")
  private String migration = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history.")
  private @Nullable String reason;

  @Option(
      names = "--attempt",
      paramLabel = "N",
      description = "Only if this attempt is under way; otherwise somebody else was faster.")
  private @Nullable Integer attempt;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private PlannerOption planner = new PlannerOption();

  MigrationOrder(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    HttpPlanner asked = planner.planner();
    if (!isMeant(migration)) {
      terminal.line("Nothing was done.");
      return ExitCodes.BAD;
    }
    JsonNode now = asked.command(migration, order(asked));
    if (!json.wrote(now, terminal)) {
      terminal.line(standing(now));
    }
    return ExitCodes.GOOD;
  }

  private Order order(HttpPlanner asked) {
    Order plain = order(asked, migration);
    return new Order(
        plain.kind(), reason, plain.phase(), attempt == null ? plain.attempt() : attempt);
  }

  /** Whether somebody who was asked still wants it. */
  boolean isMeant(String id) {
    return true;
  }

  abstract Order order(HttpPlanner asked, String id);

  private static String standing(JsonNode migration) {
    JsonNode standing = migration.path("standing");
    String waits = migration.path("waitsFor").asString("");
    return "%s is %s at %s%s"
        .formatted(
            migration.path("id").asString(),
            standing.path("state").asString(),
            standing.path("phase").asString("its end"),
            waits.isEmpty() ? "." : ", and waits for " + waits + ".");
  }
}
