package dev.cinch.backbone.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;

/** What spans of events say, in OpenTelemetry's words for messages. */
public final class MessageSpans {

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<String> KEY =
      AttributeKey.stringKey("messaging.kafka.message.key");
  private static final AttributeKey<String> ID = AttributeKey.stringKey("messaging.message.id");

  private MessageSpans() {}

  public static Attributes attributes(String operation, String topic, String key, String id) {
    return Attributes.of(
        SYSTEM, "kafka", OPERATION, operation, DESTINATION, topic, KEY, key, ID, id);
  }
}
