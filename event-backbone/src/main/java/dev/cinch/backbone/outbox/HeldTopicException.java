package dev.cinch.backbone.outbox;

/** Nothing can be sent to a topic until somebody has changed something: a schema, a permission. */
final class HeldTopicException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String topic;

  HeldTopicException(String topic, Throwable cause) {
    super("Cannot send to topic %s: %s".formatted(topic, cause.getMessage()), cause);
    this.topic = topic;
  }

  String topic() {
    return topic;
  }
}
