package dev.cinch.target.usage;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.usage.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the columns that a statement writes out of its text, and tells whether it forgets the new
 * one. What can't be told, as where the server has cut the text off, is held against nobody.
 */
final class WriteReader {

  private static final List<String> AFTER_SET = List.of("where", "from", "returning", ";");

  private final DualWrite rule;
  private final List<Word> words;
  private final boolean cutOff;

  WriteReader(DualWrite rule, Words words, boolean cutOff) {
    this.rule = rule;
    this.words = words.words();
    this.cutOff = cutOff;
  }

  /** True where a part of the statement writes the table and leaves the new column as it is. */
  boolean forgets() {
    for (int at = 0; at < words.size(); at++) {
      if (forgets(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean forgets(int at) {
    if (is(at, "insert") && is(at + 1, "into")) {
      return table(at + 2).filter(this::insertForgets).isPresent();
    }
    if (is(at, "copy")) {
      return table(at + 1).filter(this::copyForgets).isPresent();
    }
    if (is(at, "update")) {
      return table(is(at + 1, "only") ? at + 2 : at + 1).filter(this::updateForgets).isPresent();
    }
    return false;
  }

  /** The place after the table's name, where it is ours. */
  private Optional<Integer> table(int at) {
    if (at >= words.size() || !words.get(at).isName()) {
      return Optional.empty();
    }
    boolean qualified = is(at + 1, ".") && at + 2 < words.size();
    String schema = words.get(at).text();
    String name = qualified ? words.get(at + 2).text() : schema;
    return rule.tables().stream().anyMatch(table -> isMeant(table, qualified, schema, name))
        ? Optional.of(qualified ? at + 3 : at + 1)
        : Optional.empty();
  }

  private static boolean isMeant(TableName table, boolean qualified, String schema, String name) {
    return table.name().value().equals(name)
        && (!qualified || table.schema().value().equals(schema));
  }

  private boolean insertForgets(int at) {
    int next = is(at, "as") ? at + 2 : at;
    if (next >= words.size()) {
      return !cutOff;
    }
    return is(next, "(") && !is(next + 1, "select") && !is(next + 1, "with")
        ? namedIn(next).filter(names -> !names.contains(column())).isPresent()
        : true;
  }

  private boolean copyForgets(int at) {
    if (is(at, "(")) {
      return namedIn(at).filter(names -> !names.contains(column())).isPresent()
          && after(at).filter(next -> is(next, "from")).isPresent();
    }
    return is(at, "from");
  }

  private boolean updateForgets(int at) {
    int set = at;
    while (set < words.size() && !is(set, "set")) {
      if (set > at + 2) {
        return false;
      }
      set++;
    }
    return assigned(set + 1)
        .filter(names -> !names.contains(column()))
        .filter(names -> rule.sources().stream().map(Identifier::value).anyMatch(names::contains))
        .isPresent();
  }

  /** The names between a pair of brackets; empty where the text ends before the second. */
  private Optional<List<String>> namedIn(int open) {
    return after(open)
        .map(
            end -> words.subList(open, end).stream().filter(Word::isName).map(Word::text).toList());
  }

  /** The place after the bracket that closes the one here. */
  private Optional<Integer> after(int open) {
    int depth = 0;
    for (int at = open; at < words.size(); at++) {
      depth += is(at, "(") ? 1 : is(at, ")") ? -1 : 0;
      if (depth == 0) {
        return Optional.of(at + 1);
      }
    }
    return Optional.empty();
  }

  /** What stands before each sign of equality; empty where the text ends in the middle. */
  private Optional<List<String>> assigned(int from) {
    List<String> names = new ArrayList<>();
    List<String> bracket = new ArrayList<>();
    int depth = 0;
    for (int at = from; at < words.size(); at++) {
      if (depth == 0 && AFTER_SET.stream().anyMatch(words.get(at)::is)) {
        return Optional.of(names);
      }
      if (is(at, "(")) {
        depth++;
        bracket.clear();
      } else if (is(at, ")")) {
        depth--;
        if (depth < 0) {
          return Optional.of(names);
        }
      } else if (depth == 1 && words.get(at).isName()) {
        bracket.add(words.get(at).text());
      } else if (depth == 0 && is(at, "=")) {
        if (is(at - 1, ")")) {
          names.addAll(bracket);
        } else {
          names.add(words.get(at - 1).text());
        }
      }
    }
    return cutOff ? Optional.empty() : Optional.of(names);
  }

  private String column() {
    return rule.column().value();
  }

  private boolean is(int at, String word) {
    return at >= 0 && at < words.size() && words.get(at).is(word);
  }
}
