package dev.cinch.cli;

import dev.cinch.cli.service.Access;
import dev.cinch.cli.service.HttpPlanner;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which planner is asked, and what it is shown. */
final class PlannerOption {

  static final String ADDRESS = "CINCH_PLANNER";
  static final String TOKEN = "CINCH_TOKEN";
  static final String TOKEN_FILE = "CINCH_TOKEN_FILE";

  private static final String LOCAL = "http://localhost:8080";

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--planner",
      paramLabel = "URL",
      description = "The planner (default: variable " + ADDRESS + ", or else " + LOCAL + ").")
  private @Nullable URI planner;

  @Option(
      names = "--token",
      paramLabel = Secret.FORM,
      converter = Secret.class,
      description = {
        "The variable or file that holds the token for it",
        "(default: variable " + TOKEN + ", or the file that " + TOKEN_FILE + " names)."
      })
  private @Nullable String token;

  boolean isGiven() {
    return planner != null;
  }

  HttpPlanner planner() {
    return new HttpPlanner(access(System.getenv()));
  }

  Access access(Map<String, String> environment) {
    URI base =
        Optional.ofNullable(planner)
            .or(() -> Optional.ofNullable(environment.get(ADDRESS)).map(this::address))
            .orElseGet(() -> URI.create(LOCAL));
    if (base.getHost() == null || !String.valueOf(base.getScheme()).matches("https?")) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot call the planner at %s: the address has to be as in %s".formatted(base, LOCAL));
    }
    String shown =
        Optional.ofNullable(token)
            .or(() -> new Secret(environment).ofVariables(TOKEN, TOKEN_FILE))
            .orElse(null);
    return new Access(base, shown);
  }

  private URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot call the planner at \"%s\": variable %s has to hold an address as in %s"
              .formatted(text, ADDRESS, LOCAL));
    }
  }
}
