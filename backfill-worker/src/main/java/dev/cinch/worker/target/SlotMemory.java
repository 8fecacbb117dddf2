package dev.cinch.worker.target;

import dev.cinch.target.fill.FillSettings;
import dev.cinch.worker.range.SliceCaps;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one slot has learned, of each migration apart: a slice that fits one table is too long for
 * another. The migration that it has not worked on for longest is forgotten first.
 */
final class SlotMemory {

  static final int MIGRATIONS = 64;

  private final FillSettings settings;
  private final Map<String, SlotWriters> writers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SlotWriters> eldest) {
          return size() > MIGRATIONS;
        }
      };

  SlotMemory(FillSettings settings) {
    this.settings = settings;
  }

  /** The caps are the migration's for good. */
  SlotWriters of(String migration, SliceCaps caps) {
    return writers.computeIfAbsent(migration, name -> new SlotWriters(within(caps)));
  }

  private FillSettings within(SliceCaps caps) {
    return new FillSettings(
        settings.slicePages(),
        Math.min(settings.openSlices(), caps.open().orElse(settings.openSlices())),
        Math.min(settings.stripes(), caps.stripes().orElse(settings.stripes())),
        caps.longest()
            .filter(longest -> longest.compareTo(settings.target()) < 0)
            .orElse(settings.target()),
        settings.limits());
  }
}
