package dev.cinch.planner.plan;

import dev.cinch.planner.plan.Plan.About;
import dev.cinch.planner.plan.Plan.Column;
import dev.cinch.planner.plan.Plan.EventField;
import dev.cinch.planner.plan.Plan.Exposure;
import dev.cinch.planner.plan.Plan.Fate;
import dev.cinch.planner.plan.Plan.GateDemands;
import dev.cinch.planner.plan.Plan.Readers;
import dev.cinch.planner.plan.Plan.Retire;
import dev.cinch.planner.plan.Plan.Subject;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.name.Identifier;
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
    Plan plan =
        new Plan(
            about(root), subject(root), WorkReader.work(root), exposure(root), PlanText.of(yaml));
    Contradictions.refuse(plan, root);
    root.refuseUnknownKeys();
    if (!problems.isEmpty()) {
      throw new InvalidPlanException(problems);
    }
    return plan;
  }

  static Node compose(String yaml) {
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
        root.parsed("table", Words::tableName, WorkReader.NO_TABLE),
        column(root),
        root.optionalParsed("replaces", Identifier::new).orElse(null));
  }

  private static Column column(YamlSection root) {
    Optional<YamlSection> found = root.section("column");
    if (found.isEmpty()) {
      root.text("column");
      return new Column(WorkReader.NO_NAME, "", null, null, Fate.ADD);
    }
    YamlSection section = found.get();
    Fate fate = fate(section);
    Column column =
        new Column(
            section.parsed("name", Identifier::new, WorkReader.NO_NAME),
            fate == Fate.ADD ? section.text("type") : section.optionalText("type").orElse(null),
            section.optionalText("default").orElse(null),
            section.optionalText("comment").orElse(null),
            fate);
    section.refuseUnknownKeys();
    return column;
  }

  private static Fate fate(YamlSection section) {
    boolean drop = section.parsedOr("drop", Words::truth, false);
    boolean existing = section.parsedOr("existing", Words::truth, drop);
    if (drop) {
      return Fate.DROP;
    }
    return existing ? Fate.CONSTRAIN : Fate.ADD;
  }

  private static Exposure exposure(YamlSection root) {
    return new Exposure(
        root.sections("events").stream().map(PlanReader::event).toList(),
        root.section("gate").map(PlanReader::gate).orElse(GateDemands.DEFAULT),
        root.section("switch").map(PlanReader::readers).orElse(Readers.DEFAULT),
        root.section("retire")
            .map(PlanReader::retire)
            .orElse(new Retire(Retirement.KEEP, Duration.ZERO)));
  }

  private static GateDemands gate(YamlSection section) {
    GateDemands usual = GateDemands.DEFAULT;
    GateDemands demands =
        new GateDemands(
            section.parsedOr("quiet", Words::duration, usual.quiet()),
            section.parsedOr("verify-within", Words::duration, usual.verifyWithin()),
            section.parsedOr("heartbeats-within", Words::duration, usual.heartbeatsWithin()),
            section.parsedOr("answers-within", Words::duration, usual.answersWithin()));
    section.refuseUnknownKeys();
    return demands;
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
            section.parsedOr("replaced", Words.oneOf(Retirement.class), Retirement.KEEP),
            section.parsedOr("soak", Words::duration, Duration.ZERO));
    section.refuseUnknownKeys();
    return retire;
  }
}
