package dev.cinch.planner.plan;

import dev.cinch.target.health.Unit;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the single values of a plan; what does not fit is an IllegalArgumentException that says
 * why.
 */
final class Words {

  private static final Pattern MIGRATION_ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?");
  private static final Pattern INDEX_METHOD = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Pattern PROBE_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(MB|GB)");
  private static final Pattern FIGURE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ?%");
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Words() {}

  static String migrationId(String text) {
    if (!MIGRATION_ID.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not an id; use lower-case letters, digits and hyphens, at most 100"
              .formatted(text));
    }
    return text;
  }

  /** {@code table} (in schema public) or {@code schema.table}. */
  static TableName tableName(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      return TableName.of("public", text);
    }
    return new TableName(
        new Identifier(text.substring(0, dot)), new Identifier(text.substring(dot + 1)));
  }

  /** A word of PostgreSQL's, such as {@code gin}; it stands in SQL as it is. */
  static String indexMethod(String text) {
    if (!INDEX_METHOD.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no index method; write btree, hash, gin, gist, spgist or brin"
              .formatted(text));
    }
    return text;
  }

  /** Names as a person writes them one after the other. */
  static String list(List<Identifier> names) {
    return names.stream().map(Identifier::value).collect(Collectors.joining(", "));
  }

  static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("\"%s\" is neither true nor false".formatted(text));
    };
  }

  static Long positiveNumber(String text) {
    long number = wholeNumber(text);
    if (number <= 0) {
      throw new IllegalArgumentException("%s is not above zero".formatted(text));
    }
    return number;
  }

  /** From 1 to 256. */
  static Integer smallNumber(String text) {
    long number = positiveNumber(text);
    if (number > 256) {
      throw new IllegalArgumentException("%s is above 256".formatted(text));
    }
    return (int) number;
  }

  /** From 1 ms to 10 s. */
  static Duration sliceTime(String text) {
    Duration time = duration(text);
    if (time.toMillis() < 1 || time.toSeconds() > 10) {
      throw new IllegalArgumentException("%s is not between 1ms and 10s".formatted(text));
    }
    return time;
  }

  static Long numberFromZero(String text) {
    long number = wholeNumber(text);
    if (number < 0) {
      throw new IllegalArgumentException("%s is below zero".formatted(text));
    }
    return number;
  }

  private static long wholeNumber(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "\"%s\" is not a whole number".formatted(text), notANumber);
    }
  }

  /** {@code 500ms}, {@code 30s}, {@code 15m}, {@code 36h}, {@code 7d}, or ISO 8601. */
  static Duration duration(String text) {
    var match = SHORT_DURATION.matcher(text);
    if (match.matches()) {
      long amount = Long.parseLong(match.group(1));
      return switch (match.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          "\"%s\" is not a time span; write 500ms, 30s, 15m, 36h or 7d".formatted(text), malformed);
    }
  }

  static String probeName(String text) {
    if (!PROBE_NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no name of a probe; use lower-case letters, digits and hyphens, at most 60"
              .formatted(text));
    }
    return text;
  }

  /** A figure of a target's health: {@code 5s}, {@code 4GB}, {@code 150%} or {@code 30}. */
  static Double figure(String text, Unit unit) {
    return switch (unit) {
      case SECONDS -> duration(text).toMillis() / 1000.0;
      case BYTES -> bytes(text);
      case PERCENT -> number(text, PERCENT, "a share; write 150%");
      case COUNT -> number(text, FIGURE, "a number; write 30 or 0.5");
    };
  }

  /** A share of something that is a whole at least. */
  static Double shareFromWhole(String text) {
    double share = figure(text, Unit.PERCENT);
    if (share < 100) {
      throw new IllegalArgumentException("%s is less than the whole; write 150%%".formatted(text));
    }
    return share;
  }

  private static Double bytes(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException("\"%s\" is no size; write 512MB or 4GB".formatted(text));
    }
    double amount = Double.parseDouble(size.group(1));
    return amount * 1024 * 1024 * (size.group(2).equals("GB") ? 1024 : 1);
  }

  private static Double number(String text, Pattern form, String what) {
    Matcher figure = form.matcher(text);
    if (!figure.matches()) {
      throw new IllegalArgumentException("\"%s\" is not %s".formatted(text, what));
    }
    return Double.valueOf(figure.group(1));
  }

  static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    return text ->
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> spelled(constant).equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "\"%s\" is none of %s"
                            .formatted(
                                text,
                                Arrays.stream(type.getEnumConstants())
                                    .map(Words::spelled)
                                    .collect(Collectors.joining(", ")))));
  }

  private static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
