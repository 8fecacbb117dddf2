package dev.cinch.checker.compatibility;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a reader can decode what a writer writes, by the decisions of Avro's own decoder.
 *
 * @param differences what differs, in the order of the writer's fields
 * @param reliesOn what has to be forgiven for it, where other Avro libraries may not
 */
public record Compatibility(List<Difference> differences, Set<Leniency> reliesOn) {

  public Compatibility {
    differences = List.copyOf(differences);
    reliesOn = Set.copyOf(reliesOn);
  }

  /** Whether every record of the writer can be decoded. */
  public boolean readable() {
    return failures().isEmpty();
  }

  /** Whether every record can be decoded and nothing makes its meaning doubtful. */
  public boolean faithful() {
    return failures().isEmpty() && doubts().isEmpty();
  }

  /** The differences that make the decoder fail, on some data or on all. */
  public List<Difference> failures() {
    return differences.stream().filter(difference -> difference.severity().fails()).toList();
  }

  /** The differences that the decoder does not notice, and the reader's author perhaps neither. */
  public List<Difference> doubts() {
    return differences.stream()
        .filter(difference -> !difference.severity().fails() && !difference.rule().providedFor())
        .toList();
  }

  /** What speaks against the reading, the failures first; empty if it is faithful. */
  public List<Difference> objections() {
    return Stream.concat(failures().stream(), doubts().stream()).toList();
  }

  /** What the reader's author has provided for by a default. */
  public List<Difference> providedFor() {
    return differences.stream().filter(difference -> difference.rule().providedFor()).toList();
  }
}
