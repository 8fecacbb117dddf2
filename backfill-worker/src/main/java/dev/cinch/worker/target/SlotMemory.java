package dev.cinch.worker.target;

import dev.cinch.target.fill.FillSettings;
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

  SlotWriters of(String migration) {
    return writers.computeIfAbsent(migration, name -> new SlotWriters(settings));
  }
}
