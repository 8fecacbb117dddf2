package dev.cinch.worker.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.fill.FillSettings;
import org.junit.jupiter.api.Test;

class SlotMemoryTest {

  private final SlotMemory memory = new SlotMemory(FillSettings.DEFAULT);

  @Test
  void keepsWhatItLearnedOfEachMigrationApart() {
    SlotWriters narrow = memory.of("narrow");
    SlotWriters wide = memory.of("wide");
    assertThat(wide).isNotSameAs(narrow);
    assertThat(memory.of("narrow")).isSameAs(narrow);
    assertThat(memory.of("wide")).isSameAs(wide);
  }

  @Test
  void forgetsFirstWhatItHasNotWorkedOnForLongest() {
    SlotWriters first = memory.of("first");
    SlotWriters second = memory.of("second");
    for (int other = 2; other < SlotMemory.MIGRATIONS; other++) {
      memory.of("other " + other);
    }
    memory.of("first");
    memory.of("one too many");
    assertThat(memory.of("first")).isSameAs(first);
    assertThat(memory.of("second")).isNotSameAs(second);
  }
}
