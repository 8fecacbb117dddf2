package dev.cinch.checker.inspection;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Level;
import dev.cinch.checker.compatibility.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is registered of a subject.
 *
 * @param subject its name
 * @param level the level that the registry holds it to; null where that is not known
 * @param versions all that are known, with those that are deleted softly
 */
public record History(String subject, @Nullable Level level, List<Version> versions) {

  public History {
    versions = versions.stream().sorted(Comparator.comparingInt(Version::number)).toList();
  }

  static History none(String subject) {
    return new History(subject, null, List.of());
  }

  /** The latest that is not deleted. */
  public Optional<AvroSchema> latest() {
    return latestVersion().map(Version::schema);
  }

  /** The same with its number. */
  public Optional<Version> latestVersion() {
    return versions.stream()
        .filter(version -> !version.deleted())
        .reduce((earlier, later) -> later);
  }
}
