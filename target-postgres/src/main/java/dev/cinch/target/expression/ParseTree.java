package dev.cinch.target.expression;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * PostgreSQL's own parse tree, in the text form in which it stores it. A name that somebody chose
 * can't be taken for a part of the form: in names, blanks and braces stand behind a backslash.
 */
final class ParseTree {

  private static final Set<String> AGGREGATES = Set.of("AGGREF", "WINDOWFUNC", "GROUPINGFUNC");

  // conversions through text and JSON or XML constructors call functions that the tree doesn't name
  private static final Set<String> STABLE_NODES =
      Set.of("COERCEVIAIO", "XMLEXPR", "JSONCONSTRUCTOREXPR", "JSONEXPR");

  private final List<String> tokens;
  private final Set<String> nodes = new HashSet<>();

  ParseTree(String text) {
    tokens = Arrays.asList(text.split("[ \\n]+"));
    for (String token : tokens) {
      int brace = token.lastIndexOf('{');
      if (brace >= 0 && token.substring(0, brace).chars().allMatch(c -> c == '(')) {
        nodes.add(token.substring(brace + 1));
      }
    }
  }

  boolean hasSubquery() {
    return nodes.contains("SUBLINK");
  }

  boolean hasAggregate() {
    return nodes.stream().anyMatch(AGGREGATES::contains);
  }

  boolean returnsSet() {
    return valuesOf(":funcretset").contains("true") || valuesOf(":opretset").contains("true");
  }

  boolean hasWholeRow() {
    return valuesOf(":varattno").contains("0");
  }

  boolean hasSystemColumn() {
    return valuesOf(":varattno").stream().anyMatch(number -> number.startsWith("-"));
  }

  /** CURRENT_TIMESTAMP, CURRENT_USER and their like. */
  boolean hasSessionValue() {
    return nodes.contains("SQLVALUEFUNCTION");
  }

  boolean convertsThroughFunctionsUnnamed() {
    return nodes.stream().anyMatch(STABLE_NODES::contains);
  }

  /** Object ids of the functions that it calls, by name, by operator or by cast. */
  Set<Long> functions() {
    Set<Long> oids = new TreeSet<>();
    for (String key : List.of(":funcid", ":opfuncid")) {
      valuesOf(key).forEach(value -> oids.add(Long.valueOf(value)));
    }
    return oids;
  }

  private Set<String> valuesOf(String key) {
    Set<String> values = new HashSet<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).equals(key)) {
        values.add(tokens.get(i + 1).replace("}", "").replace(")", ""));
      }
    }
    return values;
  }
}
