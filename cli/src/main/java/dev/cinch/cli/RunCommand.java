package dev.cinch.cli;

import dev.cinch.cli.follow.Ending;
import dev.cinch.cli.follow.EventLines;
import dev.cinch.cli.plan.FindingLines;
import dev.cinch.cli.plan.PlanText;
import dev.cinch.cli.plan.ProblemAnswers;
import dev.cinch.cli.plan.UnreadablePlanException;
import dev.cinch.cli.plan.target.ReadPlan;
import dev.cinch.cli.plan.target.TargetPreviews;
import dev.cinch.cli.run.RunFolder;
import dev.cinch.cli.run.RunHere;
import dev.cinch.cli.run.RunOnPlanner;
import dev.cinch.cli.run.RunOptions;
import dev.cinch.cli.run.RunOptions.Wish;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.service.PlanFiles;
import dev.cinch.cli.terminal.Ink;
import dev.cinch.cli.terminal.Terminal;
import dev.cinch.planner.plan.Plan;
import dev.cinch.stack.suite.Login;
import dev.cinch.target.TargetSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code cinch run}. */
@Command(
    name = "run",
    description = {
      "Starts the migration of a plan, and stays with it until it is over.",
      "With --target it needs nothing that runs: broker, registry and services are started on this"
          + " machine for as long as it takes. Interrupted, the same command goes on where it was.",
      "Without it, the migration is started on a planner.",
      "What the plan wants approved is asked for on the terminal, unless --yes is given; with --json"
          + " nobody is asked."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch run rename.yml --target jdbc:postgresql://db.example/shop --user shop_owner",
      "  cinch run rename.yml --target jdbc:postgresql://db.example/shop --rollback",
      "  cinch run rename.yml --planner https://cinch.example --token file:token",
      "  cinch run rename.yml --yes --json | jq -c 'select(.event == \"waits\").data'"
    })
final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private PlanFile plan = new PlanFile();
  @Mixin private TargetLogin target = new TargetLogin();
  @Mixin private PlannerOption planner = new PlannerOption();
  @Mixin private ConfirmOption confirm = new ConfirmOption();
  @Mixin private WorkersOption workers = new WorkersOption();

  @Option(
      names = "--json",
      description = {
        "An event a line, in JSON: preview, those of the planner, what is waited for, the end.",
        "What else there is to tell goes to the error output."
      })
  private boolean json;

  @Option(
      names = "--rollback",
      description = "With --target: take back what an interrupted run has done.")
  private boolean rollback;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description = {
        "With --target: where to keep the run's state until it is over",
        "(default: ~/.local/state/cinch/runs/<migration>, or below XDG_STATE_HOME)."
      })
  private @Nullable Path state;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (planner.isGiven() && target.isGiven()) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot run the plan in two places: give --planner or --target, not both");
    }
    if (json) {
      terminal.leaveToAnswers();
    }
    PlanFiles files = plan.files();
    return target.isGiven()
        ? here(files, target.settings(terminal))
        : ended(attended(planner.planner()).run(files));
  }

  private Integer here(PlanFiles files, TargetSettings settings) throws InterruptedException {
    try {
      JsonNode preview = new TargetPreviews(settings).preview(files);
      RunHere run = new RunHere(terminal, options(files, settings), this::attended);
      if (run.isBegun()) {
        terminal.line("A run of this plan was interrupted; it goes on.");
      } else if (!isWanted(preview)) {
        return ExitCodes.BAD;
      }
      return ended(run.run());
    } catch (UnreadablePlanException unreadable) {
      if (json) {
        lines().write("refused", ProblemAnswers.of(unreadable, plan.name()));
      } else {
        new FindingLines(terminal).write(unreadable.problems(), plan.name());
      }
      return ExitCodes.BAD;
    }
  }

  private RunOnPlanner attended(HttpPlanner asked) {
    return confirm.isGiven()
        ? RunOnPlanner.agreeing(asked, terminal)
        : RunOnPlanner.asking(asked, terminal);
  }

  private EventLines lines() {
    return new EventLines(terminal);
  }

  /** The run keeps what the files come to together. */
  private RunOptions options(PlanFiles files, TargetSettings settings) {
    Plan read = ReadPlan.of(files);
    String id = read.id();
    Path folder =
        state == null
            ? RunFolder.usual(id, System.getenv(), System.getProperty("user.home"))
            : state;
    return new RunOptions(
        read.text().yaml(),
        new Login(settings.url(), settings.username(), String.valueOf(settings.password())),
        folder,
        workers.number(),
        rollback ? Wish.TAKE_BACK : Wish.ARRIVE);
  }

  /** Shows what it would do; whoever sits at a terminal may say no. */
  private boolean isWanted(JsonNode preview) {
    if (rollback) {
      terminal.line("There is nothing to take back: no run of this plan was begun here.");
      return false;
    }
    if (json) {
      lines().write("preview", preview);
    } else {
      new PlanText(terminal).write(preview, plan.name());
      terminal.gap();
    }
    if (!preview.path("objections").isEmpty()) {
      return false;
    }
    return confirm.isGiven()
        || !terminal.canAsk()
        || terminal.confirms("All this is done to the database now.");
  }

  private Integer ended(Ending ending) {
    String state = ending.state().name();
    if (json) {
      lines().ended(ending);
    } else if (ending.isOver()) {
      terminal.line("The migration is " + terminal.ink(Ink.BOLD, state) + ".");
    } else {
      terminal.line(
          "The migration is %s and not over; the same command goes on."
              .formatted(terminal.ink(Ink.YELLOW, state)));
    }
    return ExitCodes.of(ending.isGood() || rollback && ending.isTakenBack());
  }
}
