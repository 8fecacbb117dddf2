package dev.cinch.cli;

import dev.cinch.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code cinch answer}. */
@Command(
    name = "answer",
    description = "Answers a notice: the consumer is ready for the change, or objects to it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  cinch answer 5b2f0c7e ready --as ann",
      "  cinch answer 5b2f0c7e object --as ann --reason \"not before the 3rd\""
    })
final class AnswerCommand implements Callable<Integer> {

  /** What can be said. */
  enum Answer {
    READY,
    OBJECT
  }

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NOTICE", description = "The notice's id.")
  private String notice = "";

  @Parameters(index = "1", paramLabel = "ANSWER", description = "${COMPLETION-CANDIDATES}.")
  private Answer answer = Answer.READY;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Who answers (default: your own name here).")
  private String actor = System.getProperty("user.name");

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for all to read.")
  private @Nullable String reason;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private CheckerOption checker = new CheckerOption();

  AnswerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, @Nullable String> body = new LinkedHashMap<>();
    body.put("answer", answer.name());
    body.put("actor", actor);
    body.put("reason", reason);
    JsonNode taken = checker.checker().answer(notice, body);
    if (!json.wrote(taken, terminal)) {
      terminal.line(
          "The answer of %s is %s.".formatted(taken.path("actor").asString(actor), answer));
    }
    return ExitCodes.GOOD;
  }
}
