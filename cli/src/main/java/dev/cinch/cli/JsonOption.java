package dev.cinch.cli;

import dev.cinch.cli.terminal.Terminal;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Whether a program reads the answer. */
final class JsonOption {

  @Option(names = "--json", description = "Answer in JSON, as the service does.")
  private boolean json;

  /** Where the answer comes after a while: what is told until then goes to the error output. */
  void leaveOutput(Terminal terminal) {
    if (json) {
      terminal.leaveToAnswers();
    }
  }

  /** Writes the answer as JSON where that is wanted, and says whether it has. */
  boolean wrote(JsonNode answer, Terminal terminal) {
    if (json) {
      terminal.answer(answer.toPrettyString());
    }
    return json;
  }

  boolean isGiven() {
    return json;
  }
}
