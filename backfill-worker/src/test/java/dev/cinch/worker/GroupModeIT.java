package dev.cinch.worker;

import org.junit.jupiter.api.Tag;

@Tag("wide")
class GroupModeIT extends RangeWorkScenarios {

  GroupModeIT() {
    super(Dispatch.GROUP);
  }
}
