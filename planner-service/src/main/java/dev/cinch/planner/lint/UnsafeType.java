package dev.cinch.planner.lint;

import dev.cinch.planner.lint.TargetPicture.NewColumn;
import dev.cinch.planner.plan.Column;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Types that have a better one beside them. */
final class UnsafeType implements ColumnRule {

  @Override
  public String id() {
    return "column.type";
  }

  private static final Map<Pattern, String[]> BETTER = new LinkedHashMap<>();

  static {
    add(
        "(small|big)?serial",
        "it makes a sequence and a default that old rows are rewritten for",
        "type bigint with a sequence of its own as column.default, and the same expression as sync.forward");
    add(
        "json",
        "it has no equality, so that DISTINCT, GROUP BY and comparisons of rows fail",
        "type jsonb");
    add(
        "(char|character|bpchar)(\\(.*\\))?",
        "it pads with blanks, which comparisons then pass over",
        "type text with tighten.checks for the length");
    add(
        "(varchar|character varying)\\(.*\\)",
        "a longer value needs another type change some day",
        "type text with tighten.checks for the length, which can be changed without touching rows");
    add(
        "timestamp(\\(\\d\\))?( without time zone)?",
        "it does not say which moment it means",
        "type timestamptz");
    add(
        "time(\\(\\d\\))? with time zone|timetz",
        "a time of day has no fixed offset without its date",
        "type time, or timestamptz");
    add(
        "money",
        "what it means depends on a setting of the server",
        "type numeric, with a column for the currency");
  }

  private static void add(String type, String reason, String remedy) {
    BETTER.put(Pattern.compile(type), new String[] {reason, remedy});
  }

  @Override
  public Stream<Advice> look(Column column, NewColumn found) {
    String type = column.type() == null ? "" : column.type().toLowerCase(Locale.ROOT).strip();
    return BETTER.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(type).matches())
        .limit(1)
        .map(
            entry ->
                Advice.warning(
                    "column.type",
                    "%s: %s".formatted(type, entry.getValue()[0]),
                    "Use " + entry.getValue()[1]));
  }
}
