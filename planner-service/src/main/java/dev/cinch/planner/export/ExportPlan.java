package dev.cinch.planner.export;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.phase.ForeseePhases;
import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.planner.plan.Objection;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.step.TargetFacts;
import dev.cinch.target.change.ColumnChange;
import dev.cinch.target.replay.FillScript;
import dev.cinch.target.replay.StepScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the steps of a plan as versioned migrations of Flyway, one file a phase, what takes it
 * back as a plain file beside it.
 */
public final class ExportPlan {

  private final ForeseePhases foresee;
  private final TargetFacts target;
  private final Duration budget;

  /**
   * @param budget longest that a statement which blocks others may take
   */
  public ExportPlan(ForeseePhases foresee, TargetFacts target, Duration budget) {
    this.foresee = foresee;
    this.target = target;
    this.budget = budget;
  }

  /**
   * The files for the plan's target as that is now.
   *
   * @param version what the files' versions begin with; the phase's number comes behind it
   * @throws PhaseFailedException if the target speaks against the plan
   */
  public List<ExportedFile> export(Plan plan, String version) {
    List<Objection> objections = target.objections(plan);
    if (!objections.isEmpty()) {
      throw new PhaseFailedException(
          "Cannot export plan %s: %s".formatted(plan.id(), Objection.sentence(plan, objections)));
    }
    Optional<FillScript> fill = foresee.filling(plan).map(change -> fill(plan, change));
    List<ExportedFile> files = new ArrayList<>();
    int number = 0;
    for (ForeseenPhase phase : foresee.of(plan)) {
      number++;
      if (phase.needlessBecause() == null) {
        files.addAll(files(plan, phase, fill, "%s.%d".formatted(version, number)));
      }
    }
    return files;
  }

  private FillScript fill(Plan plan, ColumnChange change) {
    return new FillScript(change, target.layout(plan).leaves());
  }

  private List<ExportedFile> files(
      Plan plan, ForeseenPhase phase, Optional<FillScript> fill, String version) {
    StepScript steps = new StepScript(phase.steps(), budget);
    String rows =
        switch (phase.phase()) {
          case BACKFILL -> fill.map(FillScript::fill).orElse("");
          case VERIFY -> fill.map(FillScript::verify).orElse("");
          case EXPAND, SYNC, INDEX, TIGHTEN, SWITCH, RETIRE -> "";
        };
    String work = rows + steps.forward();
    if (work.isBlank()) {
      return List.of();
    }
    String name =
        "%s__%s_%s"
            .formatted(
                version,
                plan.id().replace('-', '_'),
                phase.phase().name().toLowerCase(Locale.ROOT));
    return List.of(
        new ExportedFile("V%s.sql".formatted(name), head(plan, phase) + work + RESET),
        new ExportedFile(
            "V%s.sql.conf".formatted(name),
            "executeInTransaction=false\nplaceholderReplacement=false\n"),
        new ExportedFile(
            "undo_%s.sql".formatted(name), undoHead(plan, phase) + steps.backward() + RESET));
  }

  private static final String RESET =
      """

      reset lock_timeout;
      reset statement_timeout;
      """;

  private static String head(Plan plan, ForeseenPhase phase) {
    return """
        -- %s of migration %s: %s
        -- Made from the plan with digest %s.
        -- Needs flyway.postgresql.transactional.lock=false: concurrent index builds wait for every
        -- transaction, and Flyway's own would be one of them. The file beside this one says
        -- executeInTransaction=false. A run that was cut can be repeated after flyway repair.
        %s
        """
        .formatted(
            phase.phase(),
            plan.id(),
            line(plan.about().purpose()),
            plan.digest(),
            before(plan, phase.phase()));
  }

  private static String before(Plan plan, Phase phase) {
    if (phase == Phase.SYNC && plan.isKeptByApplications()) {
      return "-- From here on every application that writes the table writes both columns: see to it that they do.\n";
    }
    return phase.asksTheGate()
        ? "-- With Cinch a gate asks here whether every consumer bears the change: find that out first.\n"
        : phase == Phase.SWITCH
            ? "-- From here on applications read the new column: see to it that they do.\n"
            : "";
  }

  private static String undoHead(Plan plan, ForeseenPhase phase) {
    return """
        -- Takes %s of migration %s back. To be run by hand, each statement outside a transaction,
        -- after those of all later phases.

        """
        .formatted(phase.phase(), plan.id());
  }

  /** A purpose may have several lines; a comment has one. */
  private static String line(String text) {
    return text.lines().map(String::strip).reduce((one, next) -> one + " " + next).orElse("");
  }
}
