package dev.cinch.checker.gate;

/**
 * What a question was asked on, and what its answer is bound to.
 *
 * @param migration the migration
 * @param seq the number of the phase change that asked, rising within the migration
 * @param attempt the migration's attempt
 * @param planDigest the plan in force
 * @param phase the phase that waits
 */
public record Occasion(String migration, long seq, int attempt, String planDigest, Phase phase) {

  /** Whether the migration is still at the same attempt of the same plan. */
  boolean sameRun(Occasion other) {
    return attempt == other.attempt && planDigest.equals(other.planDigest);
  }
}
