package dev.cinch.checker.compatibility;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * Guesses which field of one record is which of another under a new name: of the same type, and
 * alike in name, in documentation, or in being the only one at that place.
 */
final class Renames {

  private Renames() {}

  /** The field of {@code other} that {@code field} seems to be, among those that match no name. */
  static Optional<Field> of(Field field, Schema record, Schema other) {
    List<Field> candidates =
        other.getFields().stream()
            .filter(candidate -> record.getField(candidate.name()) == null)
            .filter(candidate -> sameKind(candidate.schema(), field.schema()))
            .toList();
    return candidates.stream()
        .filter(candidate -> alike(candidate, field))
        .findFirst()
        .or(
            () ->
                candidates.stream()
                    .filter(candidate -> candidates.size() == 1 && candidate.pos() == field.pos())
                    .filter(candidate -> record.getFields().size() == other.getFields().size())
                    .findFirst());
  }

  private static boolean sameKind(Schema one, Schema other) {
    return CanonicalText.of(FieldAt.bare(one)).equals(CanonicalText.of(FieldAt.bare(other)));
  }

  private static boolean alike(Field one, Field other) {
    if (one.doc() != null && one.doc().equals(other.doc())) {
      return true;
    }
    Set<String> shared = words(one.name());
    shared.retainAll(words(other.name()));
    return !shared.isEmpty();
  }

  /** The words that a name is made of, but for those that say little. */
  private static Set<String> words(String name) {
    String[] parts =
        name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT).split("_");
    Set<String> words = new HashSet<>(Arrays.asList(parts));
    words.removeAll(Set.of("id", "is", "the", "at", "of", "old", "new", "name", "code", ""));
    return words.isEmpty() ? new HashSet<>(Collections.singleton(name)) : words;
  }
}
