package dev.cinch.planner.plan;

import dev.cinch.planner.plan.Plan.Fate;
import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.Optional;

/** Reads which column a plan is about, and which ones meet the same fate beside it. */
final class ColumnReader {

  private ColumnReader() {}

  static Column column(YamlSection root) {
    Optional<YamlSection> found = root.section("column");
    if (found.isEmpty()) {
      root.text("column");
      return new Column(WorkReader.NO_NAME, "", null, null, Fate.ADD, List.of());
    }
    YamlSection section = found.get();
    Fate fate = fate(section);
    Column column = column(section, fate, also(section, fate));
    section.refuseUnknownKeys();
    return column;
  }

  private static Column column(YamlSection section, Fate fate, List<Column> also) {
    return new Column(
        section.parsed("name", Identifier::new, WorkReader.NO_NAME),
        fate == Fate.ADD ? section.text("type") : section.optionalText("type").orElse(null),
        section.optionalText("default").orElse(null),
        section.optionalText("comment").orElse(null),
        fate,
        also);
  }

  private static Fate fate(YamlSection section) {
    boolean drop = section.parsedOr("drop", Words::truth, false);
    boolean existing = section.parsedOr("existing", Words::truth, drop);
    if (drop) {
      return Fate.DROP;
    }
    return existing ? Fate.CONSTRAIN : Fate.ADD;
  }

  /** Of a column that goes there is no more to say than its name. */
  private static List<Column> also(YamlSection section, Fate fate) {
    return fate == Fate.ADD
        ? section.sections("also").stream().map(ColumnReader::added).toList()
        : section.list("also", Identifier::new).stream()
            .map(name -> new Column(name, null, null, null, fate, List.of()))
            .toList();
  }

  private static Column added(YamlSection section) {
    Column column = column(section, Fate.ADD, List.of());
    section.refuseUnknownKeys();
    return column;
  }
}
