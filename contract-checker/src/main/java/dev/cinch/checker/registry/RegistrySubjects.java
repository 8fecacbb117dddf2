package dev.cinch.checker.registry;

import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.registry.SchemaNotFoundException;
import dev.cinch.checker.check.Subjects;
import dev.cinch.checker.compatibility.AvroSchema;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the registry each time: a schema that is deleted must not be known from before. */
@Component
final class RegistrySubjects implements Subjects {

  private final RegistryClient registry;

  RegistrySubjects(RegistryClient registry) {
    this.registry = registry;
  }

  @Override
  public List<Integer> versions(String subject) {
    return registry.versions(subject);
  }

  @Override
  public AvroSchema version(String subject, int version) {
    return AvroSchema.parse(registry.version(subject, version).schema().toString());
  }

  /** The schema of an id never changes, so the client may know it from before. */
  @Override
  public Optional<AvroSchema> schema(int id) {
    try {
      return Optional.of(AvroSchema.parse(registry.schema(id).toString()));
    } catch (SchemaNotFoundException unknown) {
      return Optional.empty();
    }
  }
}
