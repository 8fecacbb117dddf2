package dev.cinch.worker;

import static dev.cinch.events.ReportKind.DONE;
import static dev.cinch.events.ReportKind.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.events.RangeReport;
import dev.cinch.target.range.PageRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many slots in all as the largest crew of workers has workers. */
@Tag("wide")
class ManySlotsIT {

  private static final int SLOTS = 32;

  @Test
  void twoWorkersOfManySlotsDoEachRangeOfTwoMigrationsOnce() {
    Database database = Database.create();
    try (PlayedPlanner planner = PlayedPlanner.start(Dispatch.SHARE);
        LocalWorker one = LocalWorker.start(settings(planner, database, "one"));
        LocalWorker two = LocalWorker.start(settings(planner, database, "two"))) {
      List<SampleMigration> migrations =
          Stream.generate(() -> SampleMigration.begun(database, 5_000)).limit(2).toList();
      for (SampleMigration migration : migrations) {
        planner.say(migration.stateNow());
      }
      Map<SampleMigration, List<PageRange>> ranges =
          migrations.stream().collect(Collectors.toMap(it -> it, it -> it.cut(1)));
      ranges.forEach(
          (migration, pages) ->
              planner.giveOutTogether(pages.stream().map(migration::range).toList()));
      ranges.forEach((migration, pages) -> planner.awaitDone(migration, pages.size()));

      assertThat(migrations).allSatisfy(migration -> assertThat(migration.wrong()).isZero());
      List<RangeReport> taken =
          migrations.stream()
              .flatMap(migration -> planner.reports(migration.id(), TAKEN).stream())
              .toList();
      assertThat(taken).extracting(RangeReport::getRange).doesNotHaveDuplicates();
      assertThat(taken.stream().map(RangeReport::getWorker).distinct().count())
          .as("slots that took part")
          .isGreaterThan(SLOTS);
      assertThat(planner.reports(migrations.get(0).id(), DONE)).hasSizeGreaterThan(SLOTS);
      assertThat(
              database.number(
                  "select count(*) from pg_stat_activity where usename = '%s'"
                      .formatted(database.worker())))
          .as("one connection for each slot, and one to spare")
          .isLessThanOrEqualTo(2L * (SLOTS + 1));
      assertThat(one.port()).isNotEqualTo(two.port());
    }
  }

  private static Map<String, String> settings(
      PlayedPlanner planner, Database database, String name) {
    Map<String, String> settings = new HashMap<>(planner.settings(database));
    settings.put("cinch.worker.name", name);
    settings.put("cinch.worker.slots", Integer.toString(SLOTS));
    return settings;
  }
}
