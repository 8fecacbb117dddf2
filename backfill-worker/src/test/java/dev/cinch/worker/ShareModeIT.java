package dev.cinch.worker;

class ShareModeIT extends RangeWorkScenarios {

  ShareModeIT() {
    super(Dispatch.SHARE);
  }
}
