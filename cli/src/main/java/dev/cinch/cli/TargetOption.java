package dev.cinch.cli;

import dev.cinch.cli.local.Target;
import dev.cinch.stack.suite.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  static final String FORM = "NAME=JDBC-URL,USER,env:VARIABLE|file:PATH";

  // The URL is greedy: it may itself hold commas, between hosts.
  private static final Pattern OPTION =
      Pattern.compile("([a-z][a-z0-9]*)=(jdbc:postgresql:.+),([^,]+),(env|file):([^,]+)");

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
    String password =
        parts.group(4).equals("env") ? variable(parts.group(5)) : file(parts.group(5));
    return new Target(parts.group(1), new Login(parts.group(2), parts.group(3), password));
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new TypeConversionException("variable %s is not set".formatted(name));
    }
    return value;
  }

  private static String file(String path) {
    try {
      return Files.readString(Path.of(path)).strip();
    } catch (IOException failure) {
      throw new TypeConversionException(
          "the password file %s can't be read (%s)".formatted(path, failure));
    }
  }
}
