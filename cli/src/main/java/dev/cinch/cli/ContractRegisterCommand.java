package dev.cinch.cli;

import dev.cinch.cli.contract.ContractFile;
import dev.cinch.cli.service.HttpChecker;
import dev.cinch.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** {@code cinch contract register}. */
@Command(
    name = "register",
    description = {
      "Registers the contracts of files; one that holds already as it stands there changes nothing.",
      "A file has the keys consumer, subject, environment, topic, owner, kind, reader-schema (a file),"
          + " fields, groups, language, library, version, notify and compatibility-suffices. All are read before the first is"
          + " registered."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch contract register contracts/*.yml",
      "  cinch contract register billing.yml --checker https://cinch-checker.example"
    })
final class ContractRegisterCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Contract files.")
  private List<Path> files = new ArrayList<>();

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private CheckerOption checker = new CheckerOption();

  ContractRegisterCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<ContractFile> contracts = files.stream().map(ContractFile::read).toList();
    HttpChecker asked = checker.checker();
    ArrayNode registered = JsonMapper.builder().build().createArrayNode();
    for (ContractFile contract : contracts) {
      JsonNode now = asked.register(contract.consumer(), contract.subject(), contract.body());
      registered.add(now);
      if (!json.isGiven()) {
        terminal.line(
            "%s reads %s: version %d of the contract holds."
                .formatted(
                    contract.consumer(), contract.subject(), now.path("contractVersion").asInt()));
      }
    }
    json.wrote(registered, terminal);
    return ExitCodes.GOOD;
  }
}
