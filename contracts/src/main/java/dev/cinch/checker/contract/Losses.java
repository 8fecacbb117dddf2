package dev.cinch.checker.contract;

import dev.cinch.checker.compatibility.AvroSchema;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer is given no more once another schema is written; a default of its own may hide it
 * from its decoder.
 *
 * @param used fields that it says it uses
 * @param unsaid fields that it reads, and of which it has not said whether it uses them
 */
public record Losses(List<String> used, List<String> unsaid) {

  public Losses {
    used = List.copyOf(used);
    unsaid = List.copyOf(unsaid);
  }

  /**
   * Compares what is written.
   *
   * @param written whether a field is written until then
   */
  static Losses of(Reading reading, Predicate<String> written, AvroSchema after) {
    Comparison comparison = new Comparison(reading.readerSchema(), written, after);
    List<String> fields = reading.fields();
    List<String> used = fields.stream().filter(comparison::isLost).toList();
    Stream<String> open = fields.isEmpty() ? comparison.read() : comparison.insideOf(fields);
    List<String> lost = Stream.concat(used.stream(), open.filter(comparison::isLost)).toList();
    return new Losses(
        used,
        lost.stream()
            .filter(field -> !used.contains(field))
            .filter(field -> lost.stream().noneMatch(each -> isInside(field, each)))
            .toList());
  }

  public boolean none() {
    return used.isEmpty() && unsaid.isEmpty();
  }

  static boolean isInside(String field, String other) {
    return field.startsWith(other + ".");
  }

  private record Comparison(
      @Nullable AvroSchema reader, Predicate<String> written, AvroSchema after) {

    boolean isLost(String field) {
      Set<String> names = reader == null ? Set.of(field) : reader.namesOf(field);
      return names.stream().anyMatch(written) && names.stream().noneMatch(after::has);
    }

    Stream<String> read() {
      return reader == null ? Stream.of() : reader.fields().stream();
    }

    /** What is read of those records of which nothing inside is named. */
    Stream<String> insideOf(List<String> fields) {
      List<String> whole =
          fields.stream()
              .filter(field -> fields.stream().noneMatch(other -> isInside(other, field)))
              .toList();
      return read().filter(field -> whole.stream().anyMatch(each -> isInside(field, each)));
    }
  }
}
