package dev.cinch.cli;

import dev.cinch.cli.migration.BlockingFindings;
import dev.cinch.cli.service.HttpPlanner;
import dev.cinch.cli.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code cinch override}. */
@Command(
    name = "override",
    description = {
      "Lets one finding of the gate no longer block, for a time and with a reason; takes the role"
          + " approver.",
      "Where several block, --check and the rest say which one is meant."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch override orders-reference-text --owner ann --for 2d --reason \"billing is off\"",
      "  cinch override orders-reference-text --check database.statements --owner ann --for 2h --reason"
          + " \"only the nightly report\""
    })
final class OverrideCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "MIGRATION", description = "The migration's id.")
  private String migration = "";

  @Option(names = "--check", paramLabel = "CHECK", description = "The finding's check.")
  private @Nullable String check;

  @Option(names = "--subject", paramLabel = "NAME", description = "The subject it is about.")
  private @Nullable String subject;

  @Option(names = "--consumer", paramLabel = "NAME", description = "The consumer it is about.")
  private @Nullable String consumer;

  @Option(
      names = "--detail",
      paramLabel = "TEXT",
      description = "What of the check's it is about, such as a statement.")
  private @Nullable String detail;

  @Option(
      names = "--owner",
      required = true,
      paramLabel = "NAME",
      description = "Who answers for what comes of it.")
  private String owner = "";

  @Option(
      names = "--for",
      required = true,
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "How long it holds, as in 30m, 8h or 7d.")
  private Duration time = Duration.ZERO;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the history.")
  private String reason = "";

  @Mixin private ConfirmOption confirm = new ConfirmOption();
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private PlannerOption planner = new PlannerOption();

  OverrideCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    HttpPlanner asked = planner.planner();
    JsonNode now = asked.migration(migration);
    List<JsonNode> blocking = BlockingFindings.of(now, wanted());
    if (blocking.isEmpty()) {
      terminal.line("No such finding blocks migration %s; nothing was done.".formatted(migration));
      return ExitCodes.BAD;
    }
    JsonNode finding = only(blocking);
    if (!confirm.isConfirmed(
        "This finding no longer blocks: %s.".formatted(finding.path("message").asString()),
        terminal)) {
      terminal.line("Nothing was done.");
      return ExitCodes.BAD;
    }
    String expiry =
        Clock.systemUTC().instant().plus(time).truncatedTo(ChronoUnit.SECONDS).toString();
    JsonNode after = asked.override(migration, order(now, finding, expiry));
    if (!json.wrote(after, terminal)) {
      terminal.line("It no longer blocks until %s.".formatted(expiry));
    }
    return ExitCodes.GOOD;
  }

  private Map<String, @Nullable String> wanted() {
    Map<String, @Nullable String> wanted = new LinkedHashMap<>();
    wanted.put("check", check);
    wanted.put("subject", subject);
    wanted.put("consumer", consumer);
    wanted.put("detail", detail);
    return wanted;
  }

  private JsonNode only(List<JsonNode> blocking) {
    if (blocking.size() > 1) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot tell which of %d findings is meant; say it by --check, --subject, --consumer and --detail:%n%s"
              .formatted(blocking.size(), BlockingFindings.lines(blocking)));
    }
    return blocking.get(0);
  }

  private Map<String, @Nullable Object> order(JsonNode now, JsonNode finding, String expiry) {
    Map<String, @Nullable Object> order = new LinkedHashMap<>();
    order.put("kind", "OVERRIDE");
    order.put("reason", reason);
    order.put("phase", now.path("verdict").path("question").path("phase").asString(null));
    order.put("attempt", now.path("standing").path("attempt").asInt());
    for (String name : List.of("check", "subject", "consumer", "detail")) {
      order.put(name, finding.path(name).asString(null));
    }
    order.put("owner", owner);
    order.put("expiresAt", expiry);
    return order;
  }
}
