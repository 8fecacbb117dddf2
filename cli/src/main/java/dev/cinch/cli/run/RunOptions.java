package dev.cinch.cli.run;

import dev.cinch.stack.suite.Login;
import java.nio.file.Path;

/**
 * What is run, where.
 *
 * @param plan the plan file's text
 * @param target the database
 * @param folder where the run's state is until it is over
 * @param workers backfill workers
 * @param wish what somebody wants of it
 */
public record RunOptions(String plan, Login target, Path folder, int workers, Wish wish) {

  /** What somebody wants of a run. */
  public enum Wish {
    /** That it arrives. */
    ARRIVE,
    /** That all it has done is taken back. */
    TAKE_BACK
  }
}
