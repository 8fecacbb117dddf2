package dev.cinch.backbone.topics;

import dev.cinch.backbone.registry.CompatibilityLevel;
import dev.cinch.backbone.registry.IncompatibleSchemaException;
import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.registry.RegistryException;
import dev.cinch.events.SchemaResolution;
import dev.cinch.events.TopicDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the schemas of topics, each checked against every version that the registry holds. */
public final class SchemaProvisioner {

  private static final Logger log = LoggerFactory.getLogger(SchemaProvisioner.class);

  private final RegistryClient registry;

  /** Works through a registry client. */
  public SchemaProvisioner(RegistryClient registry) {
    this.registry = registry;
  }

  /**
   * Sets each subject to FULL_TRANSITIVE and registers its schema. Throws {@link
   * IncompatibleSchemaException} that says which subject and why, before anything is registered.
   */
  public void provision(Collection<? extends TopicDefinition<?>> topics) {
    List<String> problems = new ArrayList<>();
    for (TopicDefinition<?> topic : topics) {
      problems.addAll(problems(topic.subject(), topic.schema()));
    }
    if (!problems.isEmpty()) {
      throw new IncompatibleSchemaException(
          "Cannot register the schemas of this version: %s; nothing was registered, deploy a version whose schemas the registered ones can read and be read by"
              .formatted(String.join(". ", problems)),
          null);
    }
    topics.forEach(topic -> register(topic.subject(), topic.schema()));
  }

  private List<String> problems(String subject, Schema schema) {
    List<String> problems = new ArrayList<>();
    for (int version : registry.versions(subject)) {
      Schema earlier = registry.version(subject, version).schema();
      for (String why : SchemaResolution.problemsBothWays(earlier, schema)) {
        problems.add("subject %s, version %d: %s".formatted(subject, version, why));
      }
    }
    return problems;
  }

  private void register(String subject, Schema schema) {
    int id = registry.register(subject, schema);
    log.info("Subject {} holds the schema under id {}", subject, id);
    if (!isStrict(subject)) {
      makeStrict(subject);
    }
  }

  /** Another planner that starts may do the same at the same time, and the registry refuses one. */
  private void makeStrict(String subject) {
    try {
      registry.setLevel(subject, CompatibilityLevel.FULL_TRANSITIVE);
    } catch (RegistryException refused) {
      if (!isStrict(subject)) {
        throw refused;
      }
    }
  }

  private boolean isStrict(String subject) {
    return registry.level(subject).equals(Optional.of(CompatibilityLevel.FULL_TRANSITIVE));
  }
}
