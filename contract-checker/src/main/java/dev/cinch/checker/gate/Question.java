package dev.cinch.checker.gate;

import java.util.List;

/** A question to the gate, with the occasion that its verdict is bound to. */
public record Question(Occasion occasion, Ask ask) {

  /** Whose contracts hold. */
  public String environment() {
    return ask.environment();
  }

  /** What happens to each event that carries the column. */
  public List<Change> changes() {
    return ask.changes();
  }

  /** Where the migration works. */
  public Site site() {
    return ask.site();
  }

  /** What the plan asks of the evidence. */
  public Conditions conditions() {
    return ask.conditions();
  }

  /** The migration that asks. */
  public String migration() {
    return occasion.migration();
  }
}
