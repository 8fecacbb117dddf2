package dev.cinch.stack.suite;

/** The services of Cinch. */
public enum ServiceKind {
  /** Turns plans into phases. */
  PLANNER("planner-service"),
  /** Answers for consumers. */
  CHECKER("contract-checker"),
  /** Fills and verifies ranges. */
  WORKER("backfill-worker");

  private final String module;

  ServiceKind(String module) {
    this.module = module;
  }

  String module() {
    return module;
  }
}
