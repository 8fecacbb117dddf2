package dev.cinch.backbone.topics;

import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.events.TopicDefinition;
import java.util.Collection;

/** Registers the schemas of topics, each checked against every version that the registry holds. */
public final class SchemaProvisioner {

  /** Works through a registry client. */
  public SchemaProvisioner(RegistryClient registry) {}

  /**
   * Sets each subject to FULL_TRANSITIVE and registers its schema. Throws {@code
   * IncompatibleSchemaException} that says which subject and why, before anything is registered.
   */
  public void provision(Collection<? extends TopicDefinition<?>> topics) {}
}
