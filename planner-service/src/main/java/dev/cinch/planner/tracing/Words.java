package dev.cinch.planner.tracing;

import io.opentelemetry.api.common.AttributeKey;

/** What attributes of spans are called. */
final class Words {

  static final AttributeKey<String> MIGRATION = AttributeKey.stringKey("cinch.migration");
  static final AttributeKey<String> COMMAND = AttributeKey.stringKey("cinch.command");
  static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("cinch.attempt");
  static final AttributeKey<String> PHASE = AttributeKey.stringKey("cinch.phase");
  static final AttributeKey<String> STATUS = AttributeKey.stringKey("cinch.phase.status");
  static final AttributeKey<String> STEP = AttributeKey.stringKey("cinch.step");
  static final AttributeKey<String> LOCK = AttributeKey.stringKey("cinch.step.lock");
  static final AttributeKey<String> ENDING = AttributeKey.stringKey("cinch.step.ending");
  static final AttributeKey<Long> TRIES = AttributeKey.longKey("cinch.step.tries");

  private Words() {}
}
