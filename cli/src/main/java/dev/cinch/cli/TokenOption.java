package dev.cinch.cli;

import dev.cinch.cli.service.Access;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a service is shown. */
final class TokenOption {

  static final String VARIABLE = "CINCH_TOKEN";
  static final String FILE_VARIABLE = "CINCH_TOKEN_FILE";

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--token",
      paramLabel = Secret.FORM,
      converter = Secret.class,
      description = {
        "The variable or file that holds the token for it",
        "(default: variable " + VARIABLE + ", or the file that " + FILE_VARIABLE + " names)."
      })
  private @Nullable String token;

  /**
   * How a service is reached.
   *
   * @param given its address on the command line
   * @param variable that holds the address otherwise
   * @param local where it is if neither is there
   */
  Access access(
      @Nullable URI given, String variable, String local, Map<String, String> environment) {
    URI base =
        Optional.ofNullable(given)
            .or(
                () ->
                    Optional.ofNullable(environment.get(variable))
                        .map(text -> address(text, variable, local)))
            .orElseGet(() -> URI.create(local));
    if (base.getHost() == null || !String.valueOf(base.getScheme()).matches("https?")) {
      throw wrong("%s is no address as in %s".formatted(base, local));
    }
    String shown =
        Optional.ofNullable(token)
            .or(() -> new Secret(environment).ofVariables(VARIABLE, FILE_VARIABLE))
            .orElse(null);
    return new Access(base, shown);
  }

  private URI address(String text, String variable, String local) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw wrong(
          "variable %s holds \"%s\", which is no address as in %s"
              .formatted(variable, text, local));
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(command.commandLine(), "Cannot call the service: " + why);
  }
}
