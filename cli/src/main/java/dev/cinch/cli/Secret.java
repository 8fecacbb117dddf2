package dev.cinch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A secret as the command line names it: never itself, since all users of the machine can see
 * command lines, but the variable or the file that holds it.
 */
final class Secret implements ITypeConverter<String> {

  static final String FORM = "env:VARIABLE|file:PATH";

  private static final Pattern OPTION = Pattern.compile("(env|file):(.+)");

  private final Map<String, String> environment;

  /** For the command line. */
  Secret() {
    this(System.getenv());
  }

  Secret(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String convert(String option) {
    Matcher parts = OPTION.matcher(option);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "it has to be %s: everybody on this machine can read a command line".formatted(FORM));
    }
    return parts.group(1).equals("env") ? variable(parts.group(2)) : file(parts.group(2));
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new TypeConversionException("variable %s is not set".formatted(name));
    }
    return value;
  }

  static String file(String path) {
    try {
      return Files.readString(Path.of(path)).lines().findFirst().orElse("").strip();
    } catch (IOException failure) {
      throw new TypeConversionException("file %s can't be read (%s)".formatted(path, failure));
    }
  }

  /** What a variable holds, or the file that another one names; empty where neither is set. */
  Optional<String> ofVariables(String itself, String fileName) {
    String value = environment.getOrDefault(itself, "");
    String file = environment.getOrDefault(fileName, "");
    if (!value.isEmpty()) {
      return Optional.of(value);
    }
    return file.isEmpty() ? Optional.empty() : Optional.of(file(file));
  }
}
