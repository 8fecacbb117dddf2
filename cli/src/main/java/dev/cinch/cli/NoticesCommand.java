package dev.cinch.cli;

import dev.cinch.cli.contract.NoticeTexts;
import dev.cinch.cli.service.HttpChecker;
import dev.cinch.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code cinch notices}. */
@Command(
    name = "notices",
    description = "Lists what owners of consumers were told of changes, or shows one notice whole.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch notices --consumer billing",
      "  cinch notices --migration orders-reference-text",
      "  cinch notices 5b2f0c7e      one of them"
    })
final class NoticesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NOTICE",
      description = "One notice; without it, all.")
  private @Nullable String notice;

  @Option(names = "--consumer", paramLabel = "NAME", description = "Only those to this consumer.")
  private @Nullable String consumer;

  @Option(names = "--migration", paramLabel = "ID", description = "Only those of this migration.")
  private @Nullable String migration;

  @Option(names = "--environment", paramLabel = "NAME", description = "Only those of there.")
  private @Nullable String environment;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private CheckerOption checker = new CheckerOption();

  NoticesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    HttpChecker asked = checker.checker();
    JsonNode found = notice == null ? asked.notices(filter()) : asked.notice(notice);
    if (!json.wrote(found, terminal)) {
      NoticeTexts texts = new NoticeTexts(terminal);
      if (notice == null) {
        texts.list(found);
      } else {
        texts.one(found);
      }
    }
    return ExitCodes.GOOD;
  }

  private Map<String, List<String>> filter() {
    Map<String, List<String>> filter = new LinkedHashMap<>();
    filter.put("consumer", words(consumer));
    filter.put("migration", words(migration));
    filter.put("environment", words(environment));
    return filter;
  }

  private static List<String> words(@Nullable String word) {
    return word == null ? List.of() : List.of(word);
  }
}
