package dev.cinch.checker.matrix;

import dev.cinch.checker.contract.ConsumerKind;
import dev.cinch.checker.contract.ContractKey;
import dev.cinch.checker.gate.Phase;
import dev.cinch.checker.gate.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One consumer of one subject in one environment, and how it stands to one question.
 *
 * @param contractVersion the version of its contract that holds
 * @param affair the question; null where none is open on the subject
 */
public record Cell(
    ContractKey key,
    ConsumerKind kind,
    String owner,
    int contractVersion,
    @Nullable Affair affair) {

  /** What is asked, and what the last look came to. */
  public record Affair(
      String migration, int attempt, Phase phase, Standing standing, Instant decidedAt) {}
}
