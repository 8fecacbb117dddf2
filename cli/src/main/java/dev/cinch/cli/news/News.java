package dev.cinch.cli.news;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something new of one migration. */
public sealed interface News {

  /** When it became so. */
  Instant at();

  /**
   * A phase has moved to another status.
   *
   * @param reason why it failed or is not needed
   * @param evidence the numbers behind it, by name
   */
  record PhaseMoved(
      Instant at,
      Phase phase,
      PhaseStatus status,
      @Nullable String reason,
      Map<String, String> evidence)
      implements News {

    public PhaseMoved {
      evidence = Map.copyOf(evidence);
    }
  }

  /**
   * Where the migration stands now, whole.
   *
   * @param readersNew whether applications are told to read the new column
   */
  record Standing(Instant at, State state, Phase phase, boolean readersNew, Progress progress)
      implements News {}

  /** The gate has answered. */
  record GateAnswered(Instant at, Phase phase, Outcome outcome, List<Finding> findings)
      implements News {

    public GateAnswered {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Somebody, or the planner itself, has moved the migration as a whole.
   *
   * @param actor who
   */
  record StateMoved(Instant at, String actor, State state, @Nullable String reason)
      implements News {}

  /** Somebody has approved a phase. */
  record Approved(Instant at, String actor, Phase phase) implements News {}

  /**
   * Who is at work on a pass, and what holds them back.
   *
   * @param limitedBy null where nothing does
   * @param workers how many ranges each has, in words
   */
  record Pace(Instant at, @Nullable String limitedBy, List<String> workers) implements News {

    public Pace {
      workers = List.copyOf(workers);
    }
  }

  /** How far the pass over the table has come; pass 0 is before the first. */
  record Progress(int pass, Pages pages, Rows rows) {

    /** So much of a hundred; an empty table is done at once. */
    public int percent() {
      return pages.total() == 0 ? 100 : (int) (100 * pages.done() / pages.total());
    }
  }

  /** Pages of a pass. */
  record Pages(long total, long done) {}

  /** Rows of a pass. */
  record Rows(long seen, long changed, long mismatches) {}

  /**
   * One check's result.
   *
   * @param message a sentence for a person
   * @param clears what would clear it; null on PASS
   */
  record Finding(String check, Outcome outcome, String message, @Nullable String clears) {}
}
