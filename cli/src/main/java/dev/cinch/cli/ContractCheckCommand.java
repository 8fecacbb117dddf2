package dev.cinch.cli;

import dev.cinch.checker.compatibility.Level;
import dev.cinch.checker.inspection.Gather;
import dev.cinch.checker.inspection.History;
import dev.cinch.checker.inspection.Inspect;
import dev.cinch.checker.inspection.Materials;
import dev.cinch.checker.inspection.Report;
import dev.cinch.checker.inspection.ReportFormat;
import dev.cinch.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cinch contract check}. */
@Command(
    name = "check",
    description = {
      "Tells whether changed schemas and plans break a consumer, without any service.",
      "What is given is sorted by what it is: FILE.avsc is the next version of the subject FILE,"
          + " YAML files are contracts or plans by their keys, folders are searched."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing breaks",
      "1:something breaks",
      "2:whether something breaks could not be told, or the command line can't be understood"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch contract check schemas contracts plans --registry"
          + " http://localhost:8085/apis/ccompat/v7",
      "  cinch contract check schemas contracts --snapshot registry.json --format sarif --output"
          + " cinch.sarif"
    })
final class ContractCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Schemas, contracts and plans, or folders of them.")
  private List<Path> paths = new ArrayList<>();

  @Mixin private RegisteredOption registered = new RegisteredOption();

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = {
        "Hold every subject to it: ${COMPLETION-CANDIDATES}.",
        "Otherwise the registry's own level counts, or BACKWARD where it is not known."
      })
  private @Nullable Level level;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Only contracts that hold there.")
  private @Nullable String environment;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; TEXT where nothing is said.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the report there, and a text of it on the output.")
  private @Nullable Path output;

  ContractCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Gather gather = Gather.from(paths);
    Materials materials = materials(gather);
    Report report = Inspect.of(materials);
    ReportFormat wanted = json ? ReportFormat.JSON : format;
    if (output == null) {
      terminal.line(wanted.write(report).stripTrailing());
    } else {
      Files.writeString(output, wanted.write(report));
      terminal.line(ReportFormat.TEXT.write(report).stripTrailing());
    }
    return report.exitCode();
  }

  /** A registry that is away leaves open what it would have told; the rest is looked at. */
  private Materials materials(Gather gather) {
    try {
      List<History> histories = registered.histories(gather.subjects(), System.getenv());
      return gather.with(histories, level, environment);
    } catch (IOException away) {
      return gather.with(List.of(), level, environment).butNot(String.valueOf(away.getMessage()));
    }
  }
}
