package dev.cinch.backbone.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cinch.backbone.Rig;
import dev.cinch.backbone.registry.CompatibilityLevel;
import dev.cinch.backbone.registry.IncompatibleSchemaException;
import dev.cinch.events.MigrationCommand;
import dev.cinch.events.TopicDefinition;
import dev.cinch.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaProvisionerIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static Rig rig;

  @BeforeAll
  static void connect() {
    rig = Rig.shared();
  }

  @AfterAll
  static void disconnect() {
    rig.close();
  }

  @Test
  void registersEachSchemaAndHoldsItsSubjectToFullTransitive() {
    TopicDefinition<?> commands = rig.unprovisioned(Topics.MIGRATION_COMMAND);
    TopicDefinition<?> reports = rig.unprovisioned(Topics.BACKFILL_REPORT);

    provision(commands, reports);

    assertThat(rig.registry().lookup(commands.subject(), MigrationCommand.getClassSchema()))
        .satisfies(held -> assertThat(held.version()).isOne());
    assertThat(rig.registry().level(commands.subject()))
        .contains(CompatibilityLevel.FULL_TRANSITIVE);
    assertThat(rig.registry().versions(reports.subject())).containsExactly(1);
  }

  @Test
  void registersNothingAnewAtTheNextStart() {
    TopicDefinition<?> commands = rig.unprovisioned(Topics.MIGRATION_COMMAND);
    provision(commands);

    provision(commands);

    assertThat(rig.registry().versions(commands.subject())).containsExactly(1);
  }

  @Test
  void doesNoHarmWhereSeveralStartAtTheSameTime() {
    for (int round = 0; round < 5; round++) {
      TopicDefinition<?> commands = rig.unprovisioned(Topics.MIGRATION_COMMAND);
      TopicDefinition<?> reports = rig.unprovisioned(Topics.BACKFILL_REPORT);
      List<CompletableFuture<Void>> starts =
          IntStream.range(0, 6)
              .mapToObj(n -> CompletableFuture.runAsync(() -> provision(commands, reports)))
              .toList();

      assertThat(starts).allSatisfy(start -> assertThat(start).succeedsWithin(SOON));
      assertThat(rig.registry().versions(commands.subject())).containsExactly(1);
      assertThat(rig.registry().level(reports.subject()))
          .contains(CompatibilityLevel.FULL_TRANSITIVE);
    }
  }

  @Test
  void refusesASchemaThatAnyRegisteredVersionCannotRead() {
    TopicDefinition<?> commands = rig.unprovisioned(Topics.MIGRATION_COMMAND);
    TopicDefinition<?> reports = rig.unprovisioned(Topics.BACKFILL_REPORT);
    Schema earlier =
        SchemaBuilder.record("dev.cinch.events.MigrationCommand")
            .fields()
            .requiredString("migration")
            .requiredLong("gone")
            .endRecord();
    rig.registry().register(commands.subject(), earlier);

    assertThatExceptionOfType(IncompatibleSchemaException.class)
        .isThrownBy(() -> provision(reports, commands))
        .withMessageContaining(
            "subject %s, version 1: the earlier can't read the later".formatted(commands.subject()))
        .withMessageContaining("missing required field gone");
    assertThat(rig.registry().versions(reports.subject())).isEmpty();
    assertThat(rig.registry().versions(commands.subject())).containsExactly(1);
  }

  private static void provision(TopicDefinition<?>... topics) {
    new SchemaProvisioner(rig.registry()).provision(List.of(topics));
  }
}
