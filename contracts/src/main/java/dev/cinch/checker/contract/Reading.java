package dev.cinch.checker.contract;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Binding;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer reads and how.
 *
 * @param topic the topic; null where it is whichever carries the subject
 * @param readerSchema the schema that it decodes with; null where it decodes no events
 * @param fields the fields that it uses, in alphabetical order
 * @param groups its consumer groups, in alphabetical order
 * @param retryTopics its retry and dead-letter topics, in alphabetical order
 * @param binds how it finds a field of a record
 */
public record Reading(
    @Nullable String topic,
    @Nullable AvroSchema readerSchema,
    List<String> fields,
    List<String> groups,
    List<String> retryTopics,
    Binding binds) {

  public Reading {
    fields = sorted(fields);
    groups = sorted(groups);
    retryTopics = sorted(retryTopics);
  }

  /**
   * What it is given no more once another schema is written.
   *
   * @param written whether a field, a name or a path with dots, is written until then
   */
  public Losses losses(Predicate<String> written, AvroSchema after) {
    return Losses.of(this, written, after);
  }

  /** Whether it concerns the consumer what becomes of a field, by whichever name it reads it. */
  public boolean touches(String field) {
    Collection<String> read =
        !fields.isEmpty() ? fields : readerSchema == null ? List.of(field) : readerSchema.fields();
    return read.stream()
        .flatMap(own -> (readerSchema == null ? Set.of(own) : readerSchema.namesOf(own)).stream())
        .anyMatch(
            name ->
                name.equals(field) || Losses.isInside(name, field) || Losses.isInside(field, name));
  }

  private static List<String> sorted(Collection<String> names) {
    return List.copyOf(new TreeSet<>(names));
  }
}
