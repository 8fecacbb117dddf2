package dev.cinch.cli;

import dev.cinch.cli.local.Target;
import dev.cinch.stack.suite.Login;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A database as the command line names it. The password is never on the command line, which all
 * users of the machine can see: it is read from a variable or a file.
 */
final class TargetOption implements ITypeConverter<Target> {

  static final String FORM = "NAME=JDBC-URL,USER," + Secret.FORM;

  // The URL is greedy: it may itself hold commas, between hosts.
  private static final Pattern OPTION =
      Pattern.compile("([a-z][a-z0-9]*)=(jdbc:postgresql:.+),([^,]+),((?:env|file):[^,]+)");

  private final Map<String, String> environment;

  /** For the command line. */
  TargetOption() {
    this(System.getenv());
  }

  TargetOption(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Target convert(String option) {
    Matcher parts = OPTION.matcher(option);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "it has to be %s, with a name of small letters and digits".formatted(FORM));
    }
    String password = new Secret(environment).convert(parts.group(4));
    return new Target(parts.group(1), new Login(parts.group(2), parts.group(3), password));
  }
}
