package dev.cinch.checker.column;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A type as PostgreSQL writes it, taken apart.
 *
 * @param name the type's one name in the catalog, such as {@code int4} for {@code integer}
 * @param modifiers the numbers in parentheses
 * @param array whether it is an array of that
 */
record SqlType(String name, List<Integer> modifiers, boolean array) {

  private static final Pattern PARTS =
      Pattern.compile("^([^(\\[]+)(?:\\(([0-9, -]+)\\))?([^(\\[]*)((?:\\[\\d*\\])*)$");

  private static final Map<String, String> ONE_NAME =
      Map.ofEntries(
          Map.entry("smallint", "int2"),
          Map.entry("smallserial", "int2"),
          Map.entry("integer", "int4"),
          Map.entry("int", "int4"),
          Map.entry("serial", "int4"),
          Map.entry("bigint", "int8"),
          Map.entry("bigserial", "int8"),
          Map.entry("decimal", "numeric"),
          Map.entry("real", "float4"),
          Map.entry("double precision", "float8"),
          Map.entry("float", "float8"),
          Map.entry("boolean", "bool"),
          Map.entry("character varying", "text"),
          Map.entry("varchar", "text"),
          Map.entry("character", "text"),
          Map.entry("char", "text"),
          Map.entry("bpchar", "text"),
          Map.entry("citext", "text"),
          Map.entry("name", "text"),
          Map.entry("time without time zone", "time"),
          Map.entry("timestamp without time zone", "timestamp"),
          Map.entry("timestamp with time zone", "timestamptz"),
          Map.entry("jsonb", "json"));

  static SqlType of(String text) {
    Matcher matcher = PARTS.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return new SqlType(text, List.of(), false);
    }
    String name = (matcher.group(1) + " " + matcher.group(3)).strip().replaceAll("\\s+", " ");
    if (name.startsWith("pg_catalog.")) {
      name = name.substring("pg_catalog.".length());
    }
    List<Integer> modifiers =
        matcher.group(2) == null
            ? List.of()
            : Stream.of(matcher.group(2).split(","))
                .map(String::strip)
                .map(Integer::valueOf)
                .toList();
    return new SqlType(ONE_NAME.getOrDefault(name, name), modifiers, !matcher.group(4).isEmpty());
  }

  /** Of an array what each of its elements is, however many dimensions it has. */
  SqlType element() {
    return new SqlType(name, modifiers, false);
  }

  int modifier(int index, int absent) {
    return index < modifiers.size() ? modifiers.get(index) : absent;
  }
}
