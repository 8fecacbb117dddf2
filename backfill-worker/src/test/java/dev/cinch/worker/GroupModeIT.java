package dev.cinch.worker;

class GroupModeIT extends RangeWorkScenarios {

  GroupModeIT() {
    super(Dispatch.GROUP);
  }
}
