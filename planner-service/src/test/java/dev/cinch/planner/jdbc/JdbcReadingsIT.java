package dev.cinch.planner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.planner.migration.Phase;
import dev.cinch.planner.rehearsal.Reading;
import dev.cinch.planner.rehearsal.Reading.Edge;
import dev.cinch.planner.rehearsal.Reading.Gauge;
import dev.cinch.planner.rehearsal.Sizes;
import org.junit.jupiter.api.Test;

class JdbcReadingsIT {

  private final PlannerDatabase database = new PlannerDatabase();
  private final JdbcReadings readings = new JdbcReadings(database.client);

  /** A planner that died after a reading takes it again, and the phase has gone on meanwhile. */
  @Test
  void keepsTheFirstBeginningAndTheLastEnd() {
    database.start("m1");
    keep(Edge.BEGAN, 1);
    keep(Edge.BEGAN, 2);
    keep(Edge.ENDED, 3);
    keep(Edge.ENDED, 4);
    keep(Edge.UNDONE, 5);
    keep(Edge.UNDONE, 6);

    assertThat(readings.of("m1"))
        .containsExactly(reading(Edge.BEGAN, 1), reading(Edge.ENDED, 4), reading(Edge.UNDONE, 6));
    assertThat(readings.of("m2")).isEmpty();
  }

  private void keep(Edge edge, int second) {
    readings.keep("m1", reading(edge, second));
  }

  private static Reading reading(Edge edge, int second) {
    return new Reading(
        Phase.BACKFILL,
        edge,
        PlannerDatabase.NOW.plusSeconds(second),
        new Gauge(100L * second, new Sizes(10L * second, second, second == 1 ? null : 7L)));
  }
}
