package dev.cinch.planner.target;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.step.TryLaterException;
import dev.cinch.target.TargetUnavailableException;
import dev.cinch.target.Targets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** Reads a plan's target over a connection of its own. */
record TargetReader(Targets targets) {

  <T> T reading(Plan plan, Function<Connection, T> read) {
    try (Connection connection = targets.get(plan.target()).connect("cinch " + plan.id())) {
      return read.apply(connection);
    } catch (TargetUnavailableException away) {
      throw new TryLaterException(String.valueOf(away.getMessage()));
    } catch (SQLException closing) {
      throw new TryLaterException(
          "Cannot close the connection to target \"%s\": %s"
              .formatted(plan.target(), closing.getMessage()));
    }
  }
}
