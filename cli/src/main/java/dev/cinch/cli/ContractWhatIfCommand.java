package dev.cinch.cli;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Difference;
import dev.cinch.checker.compatibility.InvalidSchema;
import dev.cinch.checker.compatibility.Proof;
import dev.cinch.checker.compatibility.Suggestion;
import dev.cinch.checker.compatibility.Version;
import dev.cinch.checker.contract.Contract;
import dev.cinch.checker.inspection.DeclaredContract;
import dev.cinch.checker.inspection.Gather;
import dev.cinch.checker.inspection.History;
import dev.cinch.checker.whatif.Consequence;
import dev.cinch.checker.whatif.Consequence.Effect;
import dev.cinch.checker.whatif.WhatIf;
import dev.cinch.checker.whatif.WhatIfAnswer;
import dev.cinch.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code cinch contract what-if}. */
@Command(
    name = "what-if",
    description = {
      "Tells who would break if a subject's events were written with a schema, at which field, and"
          + " what would let it pass. What it suggests was tried."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nobody would break",
      "1:somebody would",
      "2:it could not be told, or the command line can't be understood"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch contract what-if shop.orders-value order-next.avsc --contracts contracts",
      "  cinch contract what-if shop.orders-value order-next.avsc --contracts contracts --snapshot"
          + " registry.json"
    })
final class ContractWhatIfCommand implements Callable<Integer> {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "SUBJECT", description = "The subject of the events.")
  private String subject = "";

  @Parameters(index = "1", paramLabel = "SCHEMA", description = "The schema as it would be.")
  private Path schema = Path.of("");

  @Option(
      names = "--contracts",
      required = true,
      paramLabel = "PATH",
      description = "Contract files, or folders of them; may be given several times.")
  private List<Path> contracts = new ArrayList<>();

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private RegisteredOption registered = new RegisteredOption();

  @Spec private CommandSpec command = CommandSpec.create();

  ContractWhatIfCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    AvroSchema proposed;
    @Nullable Version current;
    try {
      proposed = AvroSchema.parse(Files.readString(schema));
      current = current();
    } catch (InvalidSchema | IOException unreadable) {
      throw new ParameterException(
          command.commandLine(), "Cannot tell: " + unreadable.getMessage(), unreadable);
    }
    List<Contract> readers =
        Gather.from(contracts).contracts().stream()
            .map(DeclaredContract::contract)
            .filter(contract -> contract.key().subject().equals(subject))
            .toList();
    List<Consequence> consequences =
        WhatIf.of(proposed, current == null ? null : current.schema(), readers);
    if (!json.wrote(answers(consequences, current), terminal)) {
      tell(consequences);
    }
    return exitCode(consequences);
  }

  private void tell(List<Consequence> consequences) {
    if (consequences.isEmpty()) {
      terminal.line("Nobody has said who reads %s.".formatted(subject));
    }
    consequences.forEach(this::tell);
  }

  /** As the checker answers, one for each environment. */
  private JsonNode answers(List<Consequence> consequences, @Nullable Version current) {
    Map<String, List<Consequence>> byEnvironment =
        consequences.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.contract().environment(), TreeMap::new, Collectors.toList()));
    Integer number = current == null ? null : current.number();
    return MAPPER.valueToTree(
        byEnvironment.entrySet().stream()
            .map(each -> WhatIfAnswer.of(subject, each.getKey(), number, each.getValue()))
            .toList());
  }

  private @Nullable Version current() throws IOException {
    return registered.histories(List.of(subject), System.getenv()).stream()
        .filter(history -> history.subject().equals(subject))
        .findFirst()
        .flatMap(History::latestVersion)
        .orElse(null);
  }

  private void tell(Consequence consequence) {
    String effect =
        switch (consequence.effect()) {
          case NONE -> "reads on as before";
          case UNKNOWN -> "may break: it could not be told";
          case BREAKS -> "breaks";
        };
    terminal.line(
        "%s (%s) %s"
            .formatted(
                consequence.contract().consumer(), consequence.contract().environment(), effect));
    for (Difference difference : consequence.differences()) {
      terminal.line("    " + difference.sentence());
      difference
          .proof()
          .map(Proof::sentence)
          .ifPresent(shown -> terminal.line("      shown by: " + shown));
    }
    consequence.reasons().forEach(reason -> terminal.line("    it relies on " + reason));
    consequence.suggestions().forEach(this::tell);
  }

  private void tell(Suggestion suggestion) {
    terminal.line(
        "    %s (%s)%s"
            .formatted(
                suggestion.words(),
                suggestion.side().name().toLowerCase(Locale.ROOT),
                suggestion.suffices() ? "" : "; alone it does not suffice"));
  }

  private static int exitCode(List<Consequence> consequences) {
    Effect worst =
        consequences.stream()
            .map(Consequence::effect)
            .max(Effect::compareTo)
            .orElse(Effect.UNKNOWN);
    return switch (worst) {
      case NONE -> 0;
      case BREAKS -> 1;
      case UNKNOWN -> 2;
    };
  }
}
