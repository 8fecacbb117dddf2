package dev.cinch.worker.range;

import dev.cinch.worker.range.Judgement.Verdict;
import dev.cinch.worker.range.MigrationView.Stage;
import java.util.Optional;

/**
 * Compares a range with its migration's state. Asked when a range is taken and again before each
 * slice, so that a pause, a new attempt or a new epoch stops a slot within one slice.
 */
final class JudgeRange {

  private JudgeRange() {}

  static Judgement judge(AssignedRange range, Optional<MigrationView> known) {
    if (known.isEmpty()) {
      return early("no state of migration %s is known".formatted(range.migration()));
    }
    MigrationView migration = known.get();
    // a state of another generation says nothing of the range: its phase and its pause are not ours
    Judgement ofGeneration = ofGeneration(range.generation(), migration.generation());
    if (!ofGeneration.is(Verdict.FIT)) {
      return ofGeneration;
    }
    Judgement ofStage = ofStage(range.work().phase(), migration.stage());
    return ofStage.is(Verdict.FIT) ? ofSubject(range, migration.subject()) : ofStage;
  }

  private static Judgement ofGeneration(Generation range, Generation migration) {
    if (range.isBehind(migration)) {
      return stale("the range is of %s, the migration is at %s".formatted(range, migration));
    }
    if (migration.isBehind(range)) {
      return early("the range is of %s, the state known is of %s".formatted(range, migration));
    }
    return Judgement.FIT;
  }

  private static Judgement ofStage(Phase phase, Stage stage) {
    if (phase.isBefore(stage.phase())) {
      return stale(
          "the range is of phase %s, the migration is in %s".formatted(phase, stage.phase()));
    }
    if (stage.activity() != Activity.ACTIVE) {
      return held("the migration is " + stage.activity());
    }
    if (stage.phase().isBefore(phase)) {
      return early(
          "the range is of phase %s, the state known is of %s".formatted(phase, stage.phase()));
    }
    return switch (stage.status()) {
      case PENDING -> early("phase %s has not begun in the state known".formatted(phase));
      case RUNNING -> Judgement.FIT;
      case CLOSED -> held("phase %s is not running".formatted(phase));
    };
  }

  private static Judgement ofSubject(AssignedRange range, MigrationView.Subject subject) {
    if (!subject.target().equals(range.target())) {
      return refused(
          "the range names target %s, the migration is on %s"
              .formatted(range.target(), subject.target()));
    }
    if (subject.fill().isEmpty()) {
      return refused("the migration's state names no expression to fill by");
    }
    return subject.fill().get().isGenuine()
        ? Judgement.FIT
        : refused("the expression in the migration's state does not match its digest");
  }

  private static Judgement early(String why) {
    return new Judgement(Verdict.EARLY, why);
  }

  private static Judgement stale(String why) {
    return new Judgement(Verdict.STALE, why);
  }

  private static Judgement held(String why) {
    return new Judgement(Verdict.HELD, why);
  }

  private static Judgement refused(String why) {
    return new Judgement(Verdict.REFUSED, why);
  }
}
