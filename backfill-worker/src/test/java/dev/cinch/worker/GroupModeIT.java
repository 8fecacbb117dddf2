package dev.cinch.worker;

import org.junit.jupiter.api.Tag;

@Tag("long")
class GroupModeIT extends RangeWorkScenarios {

  GroupModeIT() {
    super(Dispatch.GROUP);
  }
}
