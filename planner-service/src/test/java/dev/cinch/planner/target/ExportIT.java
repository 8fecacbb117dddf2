package dev.cinch.planner.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cinch.planner.export.ExportPlan;
import dev.cinch.planner.export.ExportedFile;
import dev.cinch.planner.phase.ForeseenPhase;
import dev.cinch.planner.plan.Plan;
import dev.cinch.planner.plan.PlanReader;
import dev.cinch.planner.step.PhaseFailedException;
import dev.cinch.planner.support.Assignments;
import dev.cinch.stack.PostgresEndpoint;
import dev.cinch.stack.SharedStack;
import dev.cinch.target.catalog.Catalog;
import dev.cinch.target.catalog.TablePortrait;
import dev.cinch.target.lock.LockPolicy;
import dev.cinch.target.lock.LockSafeRunner;
import dev.cinch.target.lock.Pause;
import dev.cinch.target.lock.StepListener;
import dev.cinch.target.lock.StopSignal;
import dev.cinch.target.step.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flyway comes with the exported files to the same table as the planner with its steps. */
@Tag("wide")
class ExportIT {

  private static final PostgresEndpoint SERVER = SharedStack.endpoints().postgres();

  private final Path folder;

  ExportIT(@TempDir Path folder) {
    this.folder = folder;
  }

  static List<String> examples() {
    return ExampleFiles.names();
  }

  @Test
  void comesToTheSameTableAsThePlanner() throws Exception {
    assertSameTable("wider-type");
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("examples")
  void comesToTheSameTableAsThePlannerForEachExample(String example) throws Exception {
    assertSameTable(example);
  }

  private void assertSameTable(String example) throws Exception {
    Plan plan = new PlanReader().read(ExampleFiles.text(example, "plan.yml"));
    String before = ExampleFiles.text(example, "before.sql");
    try (TestTable stepped = TestTable.create(SERVER, plan.table().toString(), before);
        TestTable replayed = TestTable.create(SERVER, plan.table().toString(), before)) {
      TablePortrait untouched = portrait(replayed, plan);
      List<ExportedFile> files = files(plan, stepped);

      carryOut(plan, stepped);
      migrate(replayed, files);

      assertThat(portrait(replayed, plan).changesSince(portrait(stepped, plan))).isEmpty();
      assertThat(isAsAsked(replayed, example)).isEqualTo(isAsAsked(stepped, example));
      assertThat(portrait(replayed, plan).changesSince(untouched)).isNotEmpty();
    }
  }

  @Test
  void takesBackWhatHasAWayBack() throws Exception {
    Plan plan = new PlanReader().read(ExampleFiles.text("wider-key", "plan.yml"));
    try (TestTable table =
        TestTable.create(
            SERVER, plan.table().toString(), ExampleFiles.text("wider-key", "before.sql"))) {
      TablePortrait untouched = portrait(table, plan);
      List<ExportedFile> files =
          new ArrayList<>(
              files(plan, table).stream()
                  .filter(file -> !file.name().contains("_retire"))
                  .toList());
      migrate(table, files);
      assertThat(portrait(table, plan).changesSince(untouched)).isNotEmpty();

      Collections.reverse(files);
      for (ExportedFile file : files) {
        if (file.name().startsWith("undo_")) {
          runByHand(table, file);
        }
      }

      assertThat(portrait(table, plan).changesSince(untouched)).isEmpty();
    }
  }

  @Test
  void goesOnFromAFileThatFailedHalfWay() throws Exception {
    Plan plan = new PlanReader().read(ExampleFiles.text("unique-on-existing", "plan.yml"));
    String before = ExampleFiles.text("unique-on-existing", "before.sql");
    try (TestTable table = TestTable.create(SERVER, plan.table().toString(), before);
        TestTable stepped = TestTable.create(SERVER, plan.table().toString(), before)) {
      List<ExportedFile> files = files(plan, table);
      List<ExportedFile> broken =
          files.stream()
              .map(
                  file ->
                      file.name().endsWith("_tighten.sql") && file.name().startsWith("V")
                          ? new ExportedFile(file.name(), file.text() + "\nselect 1 / 0;\n")
                          : file)
              .toList();
      assertThatThrownBy(() -> migrate(table, broken))
          .isInstanceOf(FlywayException.class)
          .hasMessageContaining("division by zero");

      write(files);
      flyway(table).repair();
      flyway(table).migrate();

      carryOut(plan, stepped);
      assertThat(portrait(table, plan).changesSince(portrait(stepped, plan))).isEmpty();
    }
  }

  @Test
  void fillsOnlyWhatIsEmptyWhereTheApplicationsWriteBoth() throws Exception {
    Plan plan =
        new PlanReader()
            .read(
                """
                id: parcels
                owner: team-parcels
                purpose: Weights are numbers
                target: shop
                table: parcels
                column: {name: grams, type: integer, comment: Weight in grams}
                replaces: weight
                sync: {mode: application, forward: 'weight::integer'}
                tighten: {not-null: true}
                """);
    try (TestTable table =
        TestTable.create(
            SERVER,
            "parcels",
            "create table parcels (weight text not null); insert into parcels select generate_series(1, 30000)")) {
      List<ExportedFile> files = files(plan, table);
      assertThat(files)
          .filteredOn(file -> file.name().startsWith("V") && file.name().endsWith("_sync.sql"))
          .singleElement()
          .satisfies(
              file ->
                  assertThat(file.text())
                      .contains("every application that writes the table writes both columns")
                      .doesNotContain("create or replace trigger"));

      migrate(table, files);

      assertThat(table.ask("select count(*) from parcels where grams = weight::integer"))
          .isEqualTo("30000");
      assertThat(
              table.ask(
                  "select string_agg(description, ' ') from pg_description where objoid = 'parcels'::regclass"))
          .isEqualTo("Weight in grams");
      table.run("insert into parcels (grams) values (7)");
    }
  }

  @Test
  void refusesAPlanThatTheTargetSpeaksAgainst() throws Exception {
    Plan plan = new PlanReader().read(ExampleFiles.text("wider-type", "plan.yml"));
    try (TestTable table = TestTable.create(SERVER, plan.table().toString(), "select 1")) {
      assertThatThrownBy(() -> files(plan, table))
          .isInstanceOf(PhaseFailedException.class)
          .hasMessage(
              "Cannot export plan wider-type: line 5, column 8: target \"shop\" has no table public.meter");
    }
  }

  private static List<ExportedFile> files(Plan plan, TestTable table) {
    JdbcTargetFacts facts = new JdbcTargetFacts(table.targets());
    return new ExportPlan(Foreseen.on(facts), facts, Duration.ofSeconds(2)).export(plan, "7");
  }

  private static void carryOut(Plan plan, TestTable table) throws SQLException {
    LockSafeRunner runner =
        new LockSafeRunner(Clock.systemUTC(), Pause.SLEEP, new Random(), StopSignal.NEVER);
    for (ForeseenPhase phase : Foreseen.phases(plan, new JdbcTargetFacts(table.targets()))) {
      for (Step step : phase.steps()) {
        runner.run(table.target(), plan.id(), step, LockPolicy.DEFAULT, StepListener.NONE);
        if (step.id().startsWith("sync.")) {
          table.run("update %s set %s".formatted(table.name(), Assignments.of(plan)));
        }
      }
    }
  }

  private void migrate(TestTable table, List<ExportedFile> files) throws IOException {
    write(files);
    flyway(table).migrate();
  }

  private void write(List<ExportedFile> files) throws IOException {
    for (ExportedFile file : files) {
      Files.writeString(folder.resolve(file.name()), file.text());
    }
  }

  private Flyway flyway(TestTable table) {
    return Flyway.configure()
        .dataSource(table.url(), SERVER.user(), SERVER.password())
        .locations("filesystem:" + folder)
        .schemas("flyway")
        .configuration(java.util.Map.of("flyway.postgresql.transactional.lock", "false"))
        .load();
  }

  /** As psql does it: one statement after the other. */
  private static void runByHand(TestTable table, ExportedFile file) throws Exception {
    Path script = Files.createTempFile("undo", ".sql");
    try {
      Files.writeString(script, file.text());
      Path folder = Files.createTempDirectory("undo");
      Path versioned =
          folder.resolve("V" + file.name().substring("undo_".length()).replace("7.", "8."));
      Files.move(script, versioned);
      Files.writeString(
          folder.resolve(versioned.getFileName() + ".conf"),
          "executeInTransaction=false\nplaceholderReplacement=false\n");
      Flyway.configure()
          .dataSource(table.url(), SERVER.user(), SERVER.password())
          .locations("filesystem:" + folder)
          .schemas("flyway_" + file.name().replaceAll("\\W", "_"))
          .configuration(java.util.Map.of("flyway.postgresql.transactional.lock", "false"))
          .load()
          .migrate();
    } finally {
      Files.deleteIfExists(script);
    }
  }

  private static TablePortrait portrait(TestTable table, Plan plan) throws SQLException {
    try (Connection connection = table.connect("test")) {
      return new Catalog(connection).portrait(plan.table()).orElseThrow();
    }
  }

  private static String isAsAsked(TestTable table, String example) throws SQLException {
    return table.ask(ExampleFiles.text(example, "check.sql"));
  }
}
