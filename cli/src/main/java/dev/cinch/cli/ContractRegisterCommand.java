package dev.cinch.cli;

import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.inspection.ContractFiles;
import dev.cinch.checker.inspection.DeclaredContract;
import dev.cinch.cli.contract.InvalidContractFileException;
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
      "A file has the keys consumer, subject, environment, topic, owner, kind, reader-schema (a"
          + " file), fields, groups, language, library, version, notify, retry-topics and"
          + " compatibility-suffices. All are read before the first is registered; one that names"
          + " no environment holds in the checker's."
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
    ContractFiles read = new ContractFiles();
    files.forEach(read::read);
    if (!read.problems().isEmpty()) {
      throw new InvalidContractFileException(read.problems());
    }
    HttpChecker asked = checker.checker();
    ArrayNode registered = JsonMapper.builder().build().createArrayNode();
    for (DeclaredContract declared : read.contracts()) {
      ContractKey key = declared.contract().key();
      JsonNode now = asked.register(declared.contract(), declared.environment());
      registered.add(now);
      if (!json.isGiven()) {
        terminal.line(
            "%s reads %s: version %d of the contract holds."
                .formatted(key.consumer(), key.subject(), now.path("contractVersion").asInt()));
      }
    }
    json.wrote(registered, terminal);
    return ExitCodes.GOOD;
  }
}
