package dev.cinch.cli;

import dev.cinch.cli.plan.FindingLines;
import dev.cinch.cli.plan.PlannerPreviews;
import dev.cinch.cli.plan.ProblemAnswers;
import dev.cinch.cli.plan.UnreadablePlanException;
import dev.cinch.cli.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code cinch export}. */
@Command(
    name = "export",
    description = {
      "Writes a plan's steps as versioned migrations of Flyway, for environments without Cinch: a"
          + " file for each phase, its settings, and what takes it back. Touches no database.",
      "Nothing is written where a file of another content is in the way."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch export rename.yml --flyway-version 7 --into src/main/resources/db/migration",
      "  cinch export rename.yml --overlay rename.onsite.yml --flyway-version 7 --json"
    })
final class ExportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private PlanFile plan = new PlanFile();

  @Option(
      names = "--flyway-version",
      paramLabel = "VERSION",
      description = "What the files' versions begin with (default: ${DEFAULT-VALUE}).")
  private String version = "1";

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "Where the files go (default: where you are).")
  private Path folder = Path.of("");

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private PlannerOption planner = new PlannerOption();

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      JsonNode export = PlannerPreviews.read(() -> planner.planner().export(plan.files(), version));
      if (!json.wrote(export, terminal)) {
        write(export.path("files"));
      }
      return ExitCodes.GOOD;
    } catch (UnreadablePlanException unreadable) {
      if (!json.wrote(ProblemAnswers.of(unreadable, plan.name()), terminal)) {
        new FindingLines(terminal).write(unreadable.problems(), plan.name());
      }
      return ExitCodes.BAD;
    }
  }

  private void write(JsonNode files) {
    try {
      Files.createDirectories(folder);
      List<String> inTheWay = new ArrayList<>();
      for (JsonNode file : files) {
        Path path = path(file);
        if (Files.exists(path) && !Files.readString(path).equals(text(file))) {
          inTheWay.add(path.toString());
        }
      }
      if (!inTheWay.isEmpty()) {
        throw new ParameterException(
            command.commandLine(),
            "Cannot write the export: other files are in the way; take another --flyway-version, or remove them: "
                + String.join(", ", inTheWay));
      }
      for (JsonNode file : files) {
        terminal.line(Files.writeString(path(file), text(file)).toString());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "Cannot write the export into %s: %s".formatted(folder, failed.getMessage()), failed);
    }
  }

  /** A name from elsewhere stays within the folder. */
  private Path path(JsonNode file) {
    return folder.resolve(String.valueOf(Path.of(file.path("name").asString()).getFileName()));
  }

  private static String text(JsonNode file) {
    return file.path("text").asString();
  }
}
