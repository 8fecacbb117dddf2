package dev.cinch.planner.plan;

import dev.cinch.planner.plan.Plan.About;
import dev.cinch.planner.plan.Plan.Backfill;
import dev.cinch.planner.plan.Plan.Column;
import dev.cinch.planner.plan.Plan.EventField;
import dev.cinch.planner.plan.Plan.Exposure;
import dev.cinch.planner.plan.Plan.Index;
import dev.cinch.planner.plan.Plan.Readers;
import dev.cinch.planner.plan.Plan.Retire;
import dev.cinch.planner.plan.Plan.Subject;
import dev.cinch.planner.plan.Plan.Sync;
import dev.cinch.planner.plan.Plan.Tighten;
import dev.cinch.planner.plan.Plan.Work;
import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a plan file; what is wrong with it comes as one exception that names each place. */
public final class PlanReader {

  private static final int MAX_CHARACTERS = 1_000_000;
  private static final Identifier NO_NAME = new Identifier("?");
  private static final TableName NO_TABLE = new TableName(NO_NAME, NO_NAME);

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setLabel("plan")
          .setUseMarks(true)
          .setAllowDuplicateKeys(false)
          .setMaxAliasesForCollections(10)
          .setCodePointLimit(MAX_CHARACTERS)
          .build();

  public Plan read(String yaml) {
    List<PlanProblem> problems = new ArrayList<>();
    YamlSection root = new YamlSection("", compose(yaml), problems);
    Plan plan = new Plan(about(root), subject(root), work(root), exposure(root), PlanText.of(yaml));
    refuseContradictions(plan, root);
    root.refuseUnknownKeys();
    if (!problems.isEmpty()) {
      throw new InvalidPlanException(problems);
    }
    return plan;
  }

  private static Node compose(String yaml) {
    if (yaml.length() > MAX_CHARACTERS) {
      throw refused(1, 1, "a plan has at most %d characters".formatted(MAX_CHARACTERS));
    }
    try {
      return new Compose(SETTINGS)
          .composeString(yaml)
          .orElseThrow(() -> refused(1, 1, "the plan is empty"));
    } catch (MarkedYamlEngineException malformed) {
      int line = malformed.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      int column = malformed.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
      throw refused(line, column, malformed.getProblem());
    } catch (YamlEngineException malformed) {
      throw refused(1, 1, String.valueOf(malformed.getMessage()));
    }
  }

  private static InvalidPlanException refused(int line, int column, String message) {
    return new InvalidPlanException(List.of(new PlanProblem(line, column, message)));
  }

  private static About about(YamlSection root) {
    return new About(
        root.parsed("id", Words::migrationId, "?"), root.text("owner"), root.text("purpose"));
  }

  private static Subject subject(YamlSection root) {
    return new Subject(
        root.text("target"),
        root.parsed("table", Words::tableName, NO_TABLE),
        column(root),
        root.optionalParsed("replaces", Identifier::new).orElse(null));
  }

  private static Column column(YamlSection root) {
    Optional<YamlSection> found = root.section("column");
    if (found.isEmpty()) {
      root.text("column");
      return new Column(NO_NAME, "", null);
    }
    YamlSection section = found.get();
    Column column =
        new Column(
            section.parsed("name", Identifier::new, NO_NAME),
            section.text("type"),
            section.optionalText("comment").orElse(null));
    section.refuseUnknownKeys();
    return column;
  }

  private static Work work(YamlSection root) {
    return new Work(
        sync(root),
        root.section("backfill").map(PlanReader::backfill).orElse(new Backfill(null)),
        root.sections("indexes").stream().map(PlanReader::index).toList(),
        root.section("tighten").map(PlanReader::tighten).orElse(new Tighten(false)));
  }

  private static Sync sync(YamlSection root) {
    Optional<YamlSection> found = root.section("sync");
    if (found.isEmpty()) {
      root.text("sync");
      return new Sync("", null);
    }
    YamlSection section = found.get();
    section.parsedOr("mode", Words.oneOf(SyncMode.class), SyncMode.TRIGGER);
    Sync sync = new Sync(section.text("forward"), section.optionalText("backward").orElse(null));
    section.refuseUnknownKeys();
    return sync;
  }

  private static Backfill backfill(YamlSection section) {
    Backfill backfill =
        new Backfill(section.optionalParsed("rows-per-second", Words::positiveNumber).orElse(null));
    section.refuseUnknownKeys();
    return backfill;
  }

  private static Index index(YamlSection section) {
    Index index =
        new Index(
            section.parsed("name", Identifier::new, NO_NAME),
            section.list("columns", Identifier::new));
    if (index.columns().isEmpty()) {
      section.refuse("columns", "an index needs at least one column");
    }
    section.refuseUnknownKeys();
    return index;
  }

  private static Tighten tighten(YamlSection section) {
    Tighten tighten = new Tighten(section.parsedOr("not-null", Words::truth, false));
    section.refuseUnknownKeys();
    return tighten;
  }

  private static Exposure exposure(YamlSection root) {
    return new Exposure(
        root.sections("events").stream().map(PlanReader::event).toList(),
        root.section("switch").map(PlanReader::readers).orElse(Readers.DEFAULT),
        root.section("retire").map(PlanReader::retire).orElse(new Retire(false, Duration.ZERO)));
  }

  private static EventField event(YamlSection section) {
    EventField event =
        new EventField(
            section.text("topic"),
            section.text("subject"),
            section.text("field"),
            section.parsed("change", Words.oneOf(ChangeKind.class), ChangeKind.ADD_FIELD),
            section.optionalText("schema").orElse(null));
    section.refuseUnknownKeys();
    return event;
  }

  private static Readers readers(YamlSection section) {
    Readers readers =
        new Readers(
            section.parsedOr("by", Words.oneOf(Approval.class), Readers.DEFAULT.approval()),
            section.parsedOr("settle", Words::duration, Readers.DEFAULT.settle()));
    section.refuseUnknownKeys();
    return readers;
  }

  private static Retire retire(YamlSection section) {
    Retire retire =
        new Retire(
            section.parsedOr("drop-replaced", Words::truth, false),
            section.parsedOr("soak", Words::duration, Duration.ZERO));
    section.refuseUnknownKeys();
    return retire;
  }

  private static void refuseContradictions(Plan plan, YamlSection root) {
    if (plan.replaces().filter(plan.column().name()::equals).isPresent()) {
      root.refuse("replaces", "replaces: a column cannot replace itself");
    }
    if (plan.replaces().isEmpty() && plan.sync().backward() != null) {
      root.refuse("sync", "sync.backward: there is no old column to write; add \"replaces\"");
    }
    if (plan.replaces().isEmpty() && plan.exposure().retire().dropReplaced()) {
      root.refuse("retire", "retire.drop-replaced: the plan replaces nothing");
    }
  }
}
