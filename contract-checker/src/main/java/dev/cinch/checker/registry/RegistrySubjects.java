package dev.cinch.checker.registry;

import dev.cinch.backbone.registry.RegistryClient;
import dev.cinch.backbone.registry.SchemaNotFoundException;
import dev.cinch.checker.check.Subjects;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Level;
import dev.cinch.checker.compatibility.Version;
import dev.cinch.checker.log.SchemaMark;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
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
    return parsed(registry.version(subject, version).schema());
  }

  @Override
  public Level level(String subject) {
    return Level.valueOf(registry.level(subject).orElseGet(registry::level).name());
  }

  @Override
  public List<Version> history(String subject) {
    List<Integer> live = registry.versions(subject);
    return registry.versionsWithDeleted(subject).stream()
        .map(
            number ->
                new Version(
                    number,
                    parsed(registry.versionEvenIfDeleted(subject, number).schema()),
                    !live.contains(number)))
        .toList();
  }

  /** The schema of an id never changes, so the client may know it from before. */
  @Override
  public List<AvroSchema> written(String subject, SchemaMark mark) {
    return switch (mark.form()) {
      case ID -> ifKnown(() -> registry.schema(Integer.parseInt(mark.value())));
      case GUID -> ifKnown(() -> registry.schemaByGuid(mark.value()));
      case FINGERPRINT -> withFingerprint(subject, Long.parseUnsignedLong(mark.value(), 16));
    };
  }

  /**
   * A fingerprint leaves out defaults and logical types, and the registry does not know it: every
   * version with it may be meant, deleted ones too.
   */
  private List<AvroSchema> withFingerprint(String subject, long fingerprint) {
    return registry.versionsWithDeleted(subject).stream()
        .map(version -> registry.versionEvenIfDeleted(subject, version).schema())
        .filter(schema -> SchemaNormalization.parsingFingerprint64(schema) == fingerprint)
        .map(RegistrySubjects::parsed)
        .toList();
  }

  private static List<AvroSchema> ifKnown(Supplier<Schema> schema) {
    try {
      return List.of(parsed(schema.get()));
    } catch (SchemaNotFoundException unknown) {
      return List.of();
    }
  }

  private static AvroSchema parsed(Schema schema) {
    return AvroSchema.parse(schema.toString());
  }
}
