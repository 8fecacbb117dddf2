package dev.cinch.planner.gate;

import dev.cinch.planner.migration.GrantedOverride.Covered;
import dev.cinch.planner.migration.Migration;
import dev.cinch.planner.migration.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contract checker's answer, with the question that it answers. */
public record Verdict(
    Question question, Outcome outcome, List<Finding> findings, Validity validity) {

  public Verdict {
    findings = List.copyOf(findings);
  }

  /** What was asked; an answer to another question does not count. */
  public record Question(String migration, int attempt, String planDigest, Phase phase) {

    public static Question of(Migration migration, Phase phase) {
      return new Question(migration.id(), migration.attempt(), migration.plan().digest(), phase);
    }
  }

  /** From when and until when it counts. */
  public record Validity(Instant decidedAt, Instant expiresAt) {}

  /**
   * One check's result.
   *
   * @param subject the event's subject that it is about, if it is about one
   * @param consumer the consumer that it is about, if it is about one
   * @param detail what of the check's it is about; null: all of it
   * @param overridden who answers for it, and why, where an approver has overridden it
   */
  public record Finding(
      String check,
      Outcome outcome,
      String message,
      @Nullable String clears,
      Map<String, String> evidence,
      @Nullable String subject,
      @Nullable String consumer,
      @Nullable String detail,
      @Nullable String overridden) {
    public Finding {
      evidence = Map.copyOf(evidence);
    }

    /** Whether it speaks against the phase, and is the one that is meant. */
    public boolean isAgainst(Covered meant) {
      return outcome != Outcome.PASS && meant.equals(new Covered(check, subject, consumer, detail));
    }
  }

  /** True where the phase may begin now. */
  public boolean lets(Migration migration, Phase phase, Instant now) {
    return outcome == Outcome.PASS
        && question.equals(Question.of(migration, phase))
        && now.isBefore(validity.expiresAt());
  }
}
