package dev.cinch.cli;

import dev.cinch.cli.service.HttpChecker;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which contract checker is asked. */
final class CheckerOption {

  static final String VARIABLE = "CINCH_CHECKER";

  private static final String LOCAL = "http://localhost:8082";

  @Option(
      names = "--checker",
      paramLabel = "URL",
      description =
          "The contract checker (default: variable " + VARIABLE + ", or else " + LOCAL + ").")
  private @Nullable URI checker;

  @Mixin private TokenOption token = new TokenOption();

  HttpChecker checker() {
    return new HttpChecker(token.access(checker, VARIABLE, LOCAL, System.getenv()));
  }
}
