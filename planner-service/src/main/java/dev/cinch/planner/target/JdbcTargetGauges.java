package dev.cinch.planner.target;

import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.rehearsal.Reading.Gauge;
import dev.cinch.planner.rehearsal.Sizes;
import dev.cinch.planner.rehearsal.TargetGauges;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.target.Targets;
import dev.cinch.target.UnknownTargetException;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.TableSizes;
import org.springframework.stereotype.Component;

@Component
class JdbcTargetGauges implements TargetGauges {

  private static final Sizes NO_TABLE = new Sizes(0, 0, null);

  private final TargetReader reader;

  JdbcTargetGauges(Targets targets) {
    this.reader = new TargetReader(targets);
  }

  @Override
  public Gauge read(Plan plan) {
    return reader.reading(
        plan,
        connection -> {
          Catalog catalog = new Catalog(connection);
          return new Gauge(
              catalog.logBytes(),
              catalog.sizes(plan.table()).map(JdbcTargetGauges::sizes).orElse(NO_TABLE));
        });
  }

  @Override
  public Sizes sizes(Plan plan, String target) {
    try {
      return reader.reading(
          plan.rehearsedAs(plan.id(), target),
          connection ->
              new Catalog(connection)
                  .sizes(plan.table())
                  .map(JdbcTargetGauges::sizes)
                  .orElseThrow(
                      () -> new PhaseFailedException("there is no table " + plan.table())));
    } catch (UnknownTargetException unknown) {
      throw new PhaseFailedException(String.valueOf(unknown.getMessage()));
    }
  }

  private static Sizes sizes(TableSizes found) {
    return new Sizes(found.tableBytes(), found.indexBytes(), found.estimatedRows());
  }
}
