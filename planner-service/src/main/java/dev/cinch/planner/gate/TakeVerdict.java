package dev.cinch.planner.gate;

import dev.cinch.planner.migration.Migrations;
import dev.cinch.planner.migration.Wake;

/** Keeps the contract checker's answer and lets the migration look at it. */
public final class TakeVerdict {

  private final Migrations migrations;
  private final Verdicts verdicts;
  private final Wake wake;

  public TakeVerdict(Migrations migrations, Verdicts verdicts, Wake wake) {
    this.migrations = migrations;
    this.verdicts = verdicts;
    this.wake = wake;
  }

  /** A verdict on a migration that this planner does not know is somebody else's. */
  public void take(Verdict verdict) {
    String migration = verdict.question().migration();
    if (migrations.find(migration).isPresent()) {
      verdicts.keep(verdict);
      wake.wake(migration);
    }
  }
}
