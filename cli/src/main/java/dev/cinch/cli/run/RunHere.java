package dev.cinch.cli.run;

import dev.cinch.cli.follow.Ending;
import dev.cinch.cli.local.LocalOptions;
import dev.cinch.cli.local.LocalSuite;
import dev.cinch.cli.local.Target;
import dev.cinch.cli.run.RunOptions.Wish;
import dev.cinch.cli.service.Access;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.Order;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.cli.terminal.Terminal;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.stack.StackOptions;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Carries a migration through on somebody's own database, with servers and services that run on
 * this machine for as long as it takes. What they know is kept in a folder: a run that is
 * interrupted at any moment goes on with the next one.
 */
public final class RunHere {

  private final Terminal terminal;
  private final RunOptions options;
  private final Function<HttpPlanner, RunOnPlanner> runs;
  private final RunFolder folder;
  private boolean started;

  /**
   * A run.
   *
   * @param runs how the migration is attended to
   */
  public RunHere(Terminal terminal, RunOptions options, Function<HttpPlanner, RunOnPlanner> runs) {
    this.terminal = terminal;
    this.options = options;
    this.runs = runs;
    this.folder = new RunFolder(options.folder());
  }

  /** Whether a run of this plan was begun and is not over. */
  public boolean isBegun() {
    return folder.isBegun();
  }

  /** Runs it; the folder is gone when it is over, and when it could not be begun. */
  public Ending run() throws InterruptedException {
    Plan plan = new PlanReader().read(options.plan());
    refuseEvents(plan);
    boolean again = isBegun();
    folder.begin(options.target().url());
    terminal.lastWord(
        "Stopping; the target is safe as it is. The same command goes on, and with --rollback it takes all back.");
    try {
      Ending ending = withServers(plan);
      if (ending.isOver()) {
        folder.forget();
      }
      return ending;
    } catch (RuntimeException failure) {
      if (!again && !started && !terminal.isClosed()) {
        folder.forget();
      }
      throw failure;
    }
  }

  private Ending withServers(Plan plan) throws InterruptedException {
    RunToken token = folder.token();
    terminal.status("Starting PostgreSQL, Kafka and the registry ...");
    try (LocalSuite suite =
        LocalSuite.startServersAlone(
            new LocalOptions(
                StackOptions.keptIn(folder.data()),
                folder.logs(),
                List.of(new Target(plan.target(), options.target())),
                token.variables(System.getProperty("user.name"))))) {
      terminal.status("Starting the services ...");
      suite.startServices(options.workers());
      terminal.status("");
      URI planner = suite.addresses().planner();
      terminal.line(
          "To steer it from another terminal: export CINCH_PLANNER=%s CINCH_TOKEN_FILE=%s"
              .formatted(planner, token.file()));
      Ending ending = carry(new HttpPlanner(new Access(planner, token.text())), plan.id());
      terminal.status("Stopping everything ...");
      return ending;
    } finally {
      terminal.status("");
    }
  }

  /** Consumers are known beside the broker that carries their events, and that is not ours. */
  private static void refuseEvents(Plan plan) {
    if (!plan.exposure().events().isEmpty()) {
      throw new RunFailedException(
          "Cannot run migration %s here: its plan names events on topic %s, whose consumers only the contract checker beside that broker knows; run it on the planner there, with --planner instead of --target"
              .formatted(plan.id(), plan.exposure().events().get(0).topic()));
    }
  }

  private Ending carry(HttpPlanner planner, String id) throws InterruptedException {
    planner.start(PlanFiles.only(options.plan()));
    started = true;
    JsonNode standing = planner.migration(id).path("standing");
    String state = standing.path("state").asString();
    if (options.wish() == Wish.TAKE_BACK && List.of("ACTIVE", "PAUSED").contains(state)) {
      order(planner, id, Order.Kind.ROLLBACK);
    } else if (state.equals("PAUSED")) {
      // Whoever runs it again wants it to go on.
      order(planner, id, Order.Kind.RESUME);
    }
    return runs.apply(planner).follow(id);
  }

  private static void order(HttpPlanner planner, String id, Order.Kind kind) {
    planner.command(id, new Order(kind, "run again", null, null));
  }
}
