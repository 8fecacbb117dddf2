package dev.cinch.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rounds of migrations under faults, until the time is over. */
public final class Chaos {

  private final ChaosOptions options;
  private final Consumer<String> tell;
  private final long began = System.nanoTime();

  /**
   * @param tell takes each line of what happens
   */
  public Chaos(ChaosOptions options, Consumer<String> tell) {
    this.options = options;
    this.tell = tell;
  }

  /** Gives what was found wrong: nothing, if all is well. */
  public List<String> run() throws SQLException, IOException {
    List<String> violations = new ArrayList<>();
    try (Stage stage = Stage.set(options.workers(), options.logs())) {
      int round = 0;
      do {
        round++;
        violations.addAll(new Round(stage, options, round, this::say).run());
      } while (violations.isEmpty() && System.nanoTime() - began < options.length().toNanos());
    }
    violations.forEach(violation -> say("WRONG: " + violation));
    return violations;
  }

  private void say(String line) {
    tell.accept("%7.1f s  %s".formatted((System.nanoTime() - began) / 1e9, line));
  }
}
