package dev.cinch.checker.inspection;

import dev.cinch.checker.column.Column;
import dev.cinch.checker.inspection.PlannedChange.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads of plan files what concerns events. The rest is the planner's: what it would refuse is not
 * refused here.
 */
public final class PlanFiles {

  static final String RULE = "plan-file";

  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int read;

  /** Reads a file; what is wrong with it becomes problems. */
  public void read(Path file) {
    read++;
    problems.addAll(
        YamlFile.read(file, RULE, "see docs/plans.md for what a plan may hold", this::events));
  }

  public List<PlannedChange> changes() {
    return List.copyOf(changes);
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  int read() {
    return read;
  }

  private void events(YamlMap plan) throws YamlMap.Unreadable {
    String id = plan.text("id");
    Optional<Column> column = column(plan);
    for (YamlMap event : plan.sections("events")) {
      Optional<Kind> kind = kind(event);
      String subject = required(event, "subject");
      String field = required(event, "field");
      if (kind.isPresent() && !subject.isEmpty() && !field.isEmpty()) {
        changes.add(
            new PlannedChange(
                id == null ? "?" : id,
                subject,
                field,
                kind.get(),
                event.text("schema"),
                kind.get().fieldGoes() ? null : column.orElse(null),
                event.spot()));
      }
    }
  }

  /** As the plan leaves it; only of a column that it adds, since it says no more of others. */
  private static Optional<Column> column(YamlMap plan) throws YamlMap.Unreadable {
    Optional<YamlMap> section = plan.section("column");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    String name = section.get().text("name");
    @Nullable String type = section.get().text("type");
    if (name == null || type == null) {
      return Optional.empty();
    }
    Optional<YamlMap> tighten = plan.section("tighten");
    boolean notNull = tighten.isPresent() && "true".equals(tighten.get().text("not-null"));
    return Optional.of(new Column(name, type, notNull, section.get().text("default")));
  }

  private Optional<Kind> kind(YamlMap event) throws YamlMap.Unreadable {
    String word = required(event, "change");
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return Optional.of(kind);
      }
    }
    if (!word.isEmpty()) {
      problems.add(
          Problem.violation(
              RULE,
              event.spot("change"),
              "change is '%s', which is not known".formatted(word),
              "see docs/plans.md for the changes"));
    }
    return Optional.empty();
  }

  private String required(YamlMap event, String key) throws YamlMap.Unreadable {
    String text = event.text(key);
    if (text == null || text.isBlank()) {
      problems.add(
          Problem.violation(RULE, event.spot(), "an event lacks \"%s\"".formatted(key), "name it"));
      return "";
    }
    return text;
  }
}
