package dev.cinch.planner.plan;

import dev.cinch.planner.plan.Plan.About;
import dev.cinch.planner.plan.Plan.EventField;
import dev.cinch.planner.plan.Plan.Exposure;
import dev.cinch.planner.plan.Plan.Readers;
import dev.cinch.planner.plan.Plan.Retire;
import dev.cinch.planner.plan.Plan.Subject;
import dev.cinch.target.change.Retirement;
import dev.cinch.target.name.Identifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a plan file; what is wrong with it comes as one exception that names each place. */
public final class PlanReader {

  /** Raised with each word that plans learn, so that no planner that lacks it reads past it. */
  public static final int LANGUAGE = 8;

  private static final String OFF = "off";

  private static final int MAX_CHARACTERS = 1_000_000;

  /** What marks call a file that needs no name, as there is no other. */
  static final String ONLY_FILE = "plan";

  /**
   * Reads a plan that is written in one file.
   *
   * @throws InvalidPlanException if it can't be carried out as it is written
   */
  public Plan read(String yaml) {
    return checked(compose(ONLY_FILE, yaml), yaml);
  }

  /**
   * Reads a plan with what is laid over it, one after the other.
   *
   * @throws InvalidPlanException if it can't be carried out as it is written
   */
  public Plan read(PlanFile plan, List<PlanFile> overlays) {
    if (overlays.isEmpty()) {
      return read(plan.yaml());
    }
    List<PlanProblem> problems = new ArrayList<>();
    Overlay overlay = new Overlay(problems);
    Node whole = compose(plan.name(), plan.yaml());
    for (PlanFile each : overlays) {
      whole = overlay.over(whole, compose(each.name(), each.yaml()));
    }
    refuse(problems);
    return checked(whole, Overlay.text(whole));
  }

  /**
   * Reads the plan of a migration that has been started. What has come to be a contradiction since
   * does not keep it from its end.
   *
   * @param language the one that its planner spoke
   */
  public Plan readStored(String yaml, int language) {
    if (language > LANGUAGE) {
      throw new IllegalStateException(
          "Cannot read a plan in language %d: this planner speaks %d; run the one that started it, or a newer one"
              .formatted(language, LANGUAGE));
    }
    Node node = compose(ONLY_FILE, yaml);
    List<PlanProblem> problems = new ArrayList<>();
    Plan plan = plan(new YamlSection("", node, problems), yaml, node);
    refuse(problems);
    return plan;
  }

  private static Plan checked(Node node, String yaml) {
    List<PlanProblem> problems = new ArrayList<>();
    YamlSection root = new YamlSection("", node, problems);
    Plan plan = plan(root, yaml, node);
    Contradictions.refuse(plan, root);
    root.refuseUnknownKeys();
    refuse(problems);
    return plan;
  }

  private static Plan plan(YamlSection root, String yaml, Node node) {
    About about = about(root);
    Subject subject = subject(root);
    return new Plan(
        about,
        subject,
        WorkReader.work(root, subject),
        exposure(root),
        PlanText.of(yaml, Places.of(node)),
        null);
  }

  private static void refuse(List<PlanProblem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidPlanException(problems);
    }
  }

  private static Node compose(String file, String yaml) {
    if (yaml.length() > MAX_CHARACTERS) {
      throw refused(
          file, Optional.empty(), "a plan has at most %d characters".formatted(MAX_CHARACTERS));
    }
    try {
      return new Compose(settings(file))
          .composeString(yaml)
          .orElseThrow(() -> refused(file, Optional.empty(), "the plan is empty"));
    } catch (MarkedYamlEngineException malformed) {
      throw refused(file, malformed.getProblemMark(), malformed.getProblem());
    } catch (YamlEngineException malformed) {
      throw refused(file, Optional.empty(), String.valueOf(malformed.getMessage()));
    }
  }

  private static LoadSettings settings(String file) {
    return LoadSettings.builder()
        .setLabel(file)
        .setUseMarks(true)
        .setAllowDuplicateKeys(false)
        .setMaxAliasesForCollections(10)
        .setCodePointLimit(MAX_CHARACTERS)
        .build();
  }

  private static InvalidPlanException refused(String file, Optional<Mark> mark, String message) {
    Place place =
        mark.isPresent() ? Place.of(mark) : new Place(file.equals(ONLY_FILE) ? null : file, 1, 1);
    return new InvalidPlanException(List.of(PlanProblem.at(place, message)));
  }

  private static About about(YamlSection root) {
    return new About(
        root.parsed("id", Words::migrationId, "?"), root.text("owner"), root.text("purpose"));
  }

  private static Subject subject(YamlSection root) {
    return new Subject(
        root.text("target"),
        root.parsed("table", Words::tableName, WorkReader.NO_TABLE),
        ColumnReader.column(root),
        root.oneOrMore("replaces", Identifier::new));
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
            section.optionalText("schema").orElse(null),
            section.optionalParsed("column", Identifier::new).orElse(null));
    section.refuseUnknownKeys();
    return event;
  }

  private static Readers readers(YamlSection section) {
    Readers readers =
        new Readers(
            section.parsedOr("by", Words.oneOf(Approval.class), Readers.DEFAULT.approval()),
            section.parsedOr("settle", Words::duration, Readers.DEFAULT.settle()),
            dearer(section));
    section.refuseUnknownKeys();
    return readers;
  }

  private static @Nullable Double dearer(YamlSection section) {
    return section.says("dearer", OFF)
        ? null
        : section
            .optionalParsed("dearer", Words::shareFromWhole)
            .or(() -> Optional.ofNullable(Readers.DEFAULT.dearer()))
            .orElse(null);
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
