package dev.cinch.target.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.name.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationObjectsTest {

  private static final List<String> IDS =
      Stream.concat(
              Stream.of("a", "update_a", "A", "item-code", "_cannot-be".substring(1)),
              // ids of every length, two of each that differ in the last letter only
              java.util.stream.IntStream.rangeClosed(2, 120)
                  .boxed()
                  .flatMap(n -> Stream.of("m".repeat(n - 1) + "1", "m".repeat(n - 1) + "2")))
          .toList();

  @Test
  void givesEachMigrationItsOwnNames() {
    Set<Identifier> triggers = new HashSet<>();
    Set<Identifier> functions = new HashSet<>();
    Set<Identifier> constraints = new HashSet<>();
    for (String id : IDS) {
      MigrationObjects objects = MigrationObjects.of(id, Shop.ITEM);
      assertThat(triggers.add(objects.trigger())).as(id).isTrue();
      assertThat(triggers.add(objects.updateTrigger())).as(id).isTrue();
      assertThat(functions.add(objects.function().name())).as(id).isTrue();
      assertThat(constraints.add(objects.notNull())).as(id).isTrue();
    }
  }

  @Test
  void cutsLongNamesToWhatPostgresqlKeeps() {
    MigrationObjects objects = MigrationObjects.of("m".repeat(200), Shop.ITEM);
    assertThat(objects.trigger().value().getBytes(StandardCharsets.UTF_8)).hasSize(63);
    assertThat(objects.function().name().value()).startsWith("cinch_sync_mmm");
  }

  @Test
  void sortsItsTriggersBehindOrdinaryOnes() {
    MigrationObjects objects = MigrationObjects.of("a", Shop.ITEM);
    assertThat(List.of(objects.trigger(), objects.updateTrigger()))
        .allMatch(name -> name.compareTo(new Identifier("zz_trim")) > 0);
  }

  @Test
  void cutsANameBetweenCharactersAndNotInside() {
    Identifier cut = MigrationObjects.cut("ü".repeat(31), "_0123");
    assertThat(cut.value()).isEqualTo("ü".repeat(29) + "_0123");
  }
}
