package dev.cinch.cli;

import dev.cinch.checker.inspection.HttpRegistry;
import dev.cinch.checker.inspection.Snapshot;
import dev.cinch.cli.terminal.Figures;
import dev.cinch.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code cinch contract snapshot}. */
@Command(
    name = "snapshot",
    description = {
      "Writes what a registry holds into a file, for checks without a network.",
      "With it come versions that were deleted softly and the levels of the subjects."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch contract snapshot registry.json --registry http://localhost:8085/apis/ccompat/v7",
      "  cinch contract snapshot registry.json --registry $URL --subject shop.orders-value"
    })
final class ContractSnapshotCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
  private Path file = Path.of("registry.json");

  @Option(
      names = "--registry",
      required = true,
      paramLabel = "URL",
      description = {
        "The schema registry, Confluent's API.",
        "CINCH_REGISTRY_CREDENTIALS=user:password signs in."
      })
  private String registry = "";

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      description = "Only this subject; may be given several times.")
  private List<String> subjects = new ArrayList<>();

  @Mixin private JsonOption json = new JsonOption();

  ContractSnapshotCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    HttpRegistry asked =
        new HttpRegistry(registry, System.getenv().get(RegisteredOption.CREDENTIALS));
    Snapshot snapshot =
        new Snapshot(
            Instant.now(), asked.histories(subjects.isEmpty() ? asked.subjects() : subjects));
    Files.writeString(file, snapshot.text());
    int versions =
        snapshot.histories().stream().mapToInt(history -> history.versions().size()).sum();
    JsonNode written =
        JsonMapper.shared()
            .createObjectNode()
            .put("file", file.toString())
            .put("subjects", snapshot.histories().size())
            .put("versions", versions);
    if (!json.wrote(written, terminal)) {
      terminal.line(
          "%s holds %s with %s"
              .formatted(
                  file,
                  Figures.count(snapshot.histories().size(), "subject"),
                  Figures.count(versions, "version")));
    }
    return ExitCodes.GOOD;
  }
}
