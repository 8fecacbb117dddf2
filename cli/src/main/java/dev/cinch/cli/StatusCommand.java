package dev.cinch.cli;

import dev.cinch.cli.migration.MigrationDetails;
import dev.cinch.cli.migration.MigrationList;
import dev.cinch.cli.migration.QueryTables;
import dev.cinch.cli.migration.RecordTables;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.terminal.Terminal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code cinch status}. */
@Command(
    name = "status",
    description = "Tells how migrations stand: all of them, or one phase by phase.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch status",
      "  cinch status --state active --state paused --owner team-orders",
      "  cinch status orders-reference-text",
      "  cinch status orders-reference-text --steps      and who held them up",
      "  cinch status orders-reference-text --queries      what readers' queries come to after SWITCH",
      "  cinch status --json | jq -r '.migrations[].id'"
    })
final class StatusCommand implements Callable<Integer> {

  /** As the planner calls them. */
  enum State {
    ACTIVE,
    PAUSED,
    ROLLING_BACK,
    ROLLED_BACK,
    ABORTED,
    COMPLETED
  }

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MIGRATION",
      description = "One migration; without it, all.")
  private @Nullable String migration;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only those in this state (${COMPLETION-CANDIDATES}). Can be given several times.")
  private List<State> states = new ArrayList<>();

  @Option(names = "--target", paramLabel = "NAME", description = "Only those on this target.")
  private @Nullable String target;

  @Option(names = "--owner", paramLabel = "NAME", description = "Only those of this owner.")
  private @Nullable String owner;

  @Option(names = "--table", paramLabel = "TABLE", description = "Only those of this table.")
  private @Nullable String table;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The newest so many (default: ${DEFAULT-VALUE}).")
  private int limit = 50;

  @Option(names = "--history", description = "Of one migration: what happened, and who did it.")
  private boolean history;

  @Option(names = "--steps", description = "Of one migration: each step, and who held it up.")
  private boolean steps;

  @Option(
      names = "--queries",
      description =
          "Of one migration: the queries that read the old column, and what each comes to on the new one.")
  private boolean queries;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private PlannerOption planner = new PlannerOption();

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot list %d migrations: --limit takes 1 or more".formatted(limit));
    }
    if (migration == null) {
      list(planner.planner());
    } else {
      show(planner.planner(), migration);
    }
    return ExitCodes.GOOD;
  }

  private void list(HttpPlanner asked) {
    Map<String, List<String>> filter = new LinkedHashMap<>();
    filter.put("state", states.stream().map(Enum::name).toList());
    filter.put("target", words(target));
    filter.put("owner", words(owner));
    filter.put("table", words(table));
    JsonNode found = asked.migrations(filter, limit);
    if (!json.wrote(found, terminal)) {
      new MigrationList(terminal, Clock.systemUTC()).write(found.path("migrations"));
    }
  }

  private static List<String> words(@Nullable String word) {
    return word == null ? List.of() : List.of(word);
  }

  private void show(HttpPlanner asked, String id) {
    if (history) {
      show(asked.records(id, "history"), new RecordTables(terminal)::history);
    } else if (steps) {
      show(asked.records(id, "steps"), new RecordTables(terminal)::steps);
    } else if (queries) {
      show(asked.records(id, "queries"), new QueryTables(terminal)::write);
    } else {
      show(asked.migration(id), new MigrationDetails(terminal, Clock.systemUTC())::write);
    }
  }

  private void show(JsonNode answer, Consumer<JsonNode> form) {
    if (!json.wrote(answer, terminal)) {
      form.accept(answer);
    }
  }
}
