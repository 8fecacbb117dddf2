package dev.cinch.cli;

import dev.cinch.cli.contract.ContractList;
import dev.cinch.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code cinch contract list}. */
@Command(
    name = "list",
    description = "Lists the contracts that hold.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch contract list",
      "  cinch contract list --topic shop.orders --environment production",
      "  cinch contract list --json | jq -r '.[].consumer'"
    })
final class ContractListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--consumer", paramLabel = "NAME", description = "Only those of this consumer.")
  private @Nullable String consumer;

  @Option(names = "--subject", paramLabel = "NAME", description = "Only those about this subject.")
  private @Nullable String subject;

  @Option(names = "--topic", paramLabel = "NAME", description = "Only those of this topic.")
  private @Nullable String topic;

  @Option(names = "--owner", paramLabel = "NAME", description = "Only those of this owner.")
  private @Nullable String owner;

  @Option(names = "--environment", paramLabel = "NAME", description = "Only those that hold there.")
  private @Nullable String environment;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private CheckerOption checker = new CheckerOption();

  ContractListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    JsonNode found = checker.checker().contracts(filter());
    if (!json.wrote(found, terminal)) {
      new ContractList(terminal).write(found);
    }
    return ExitCodes.GOOD;
  }

  private Map<String, List<String>> filter() {
    Map<String, List<String>> filter = new LinkedHashMap<>();
    filter.put("consumer", words(consumer));
    filter.put("subject", words(subject));
    filter.put("topic", words(topic));
    filter.put("owner", words(owner));
    filter.put("environment", words(environment));
    return filter;
  }

  private static List<String> words(@Nullable String word) {
    return word == null ? List.of() : List.of(word);
  }
}
