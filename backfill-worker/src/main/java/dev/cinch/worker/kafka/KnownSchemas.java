package dev.cinch.worker.kafka;

import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.events.TopicDefinition;
import java.util.List;

/** Has the registry client learn the schemas that ranges are read and reports are written with. */
public final class KnownSchemas {

  private final RegistryClient registry;
  private final List<TopicDefinition<?>> topics;

  public KnownSchemas(RegistryClient registry, List<TopicDefinition<?>> topics) {
    this.registry = registry;
    this.topics = List.copyOf(topics);
  }

  /** Throws the registry's exceptions where it is away, or where the planner has not been there. */
  public void learn() {
    for (TopicDefinition<?> topic : topics) {
      registry.schema(registry.id(topic.subject(), topic.schema()));
    }
  }
}
