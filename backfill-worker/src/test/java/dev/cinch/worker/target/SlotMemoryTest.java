package dev.cinch.worker.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cinch.target.fill.FillSettings;
import dev.cinch.worker.range.SliceCaps;
import org.junit.jupiter.api.Test;

class SlotMemoryTest {

  private final SlotMemory memory = new SlotMemory(FillSettings.DEFAULT);

  @Test
  void keepsWhatItLearnedOfEachMigrationApart() {
    SlotWriters narrow = memory.of("narrow", SliceCaps.NONE);
    SlotWriters wide = memory.of("wide", SliceCaps.NONE);
    assertThat(wide).isNotSameAs(narrow);
    assertThat(memory.of("narrow", SliceCaps.NONE)).isSameAs(narrow);
    assertThat(memory.of("wide", SliceCaps.NONE)).isSameAs(wide);
  }

  @Test
  void forgetsFirstWhatItHasNotWorkedOnForLongest() {
    SlotWriters first = memory.of("first", SliceCaps.NONE);
    SlotWriters second = memory.of("second", SliceCaps.NONE);
    for (int other = 2; other < SlotMemory.MIGRATIONS; other++) {
      memory.of("other " + other, SliceCaps.NONE);
    }
    memory.of("first", SliceCaps.NONE);
    memory.of("one too many", SliceCaps.NONE);
    assertThat(memory.of("first", SliceCaps.NONE)).isSameAs(first);
    assertThat(memory.of("second", SliceCaps.NONE)).isNotSameAs(second);
  }
}
