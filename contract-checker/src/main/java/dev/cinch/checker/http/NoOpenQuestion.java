package dev.cinch.checker.http;

/** A migration has not asked anything, or no longer. */
final class NoOpenQuestion extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoOpenQuestion(String migration) {
    super(
        "Cannot show the gate of migration %s: it has no open question; its last verdicts are on topic cinch.contract.verdict.v1"
            .formatted(migration));
  }
}
