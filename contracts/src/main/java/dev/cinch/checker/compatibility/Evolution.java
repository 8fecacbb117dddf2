package dev.cinch.checker.compatibility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A proposed schema against the versions before it.
 *
 * @param judgements one for each version and direction that the level asks for, oldest first
 * @param changesOfMeaning what the proposed schema says otherwise than the latest version, though
 *     both can be read
 */
public record Evolution(List<Judgement> judgements, List<Difference> changesOfMeaning) {

  public Evolution {
    judgements = List.copyOf(judgements);
    changesOfMeaning = List.copyOf(changesOfMeaning);
  }

  /** Who reads whom. */
  public enum Direction {
    /** The proposed schema reads the version. */
    BACKWARD,
    /** The version reads the proposed schema. */
    FORWARD
  }

  /** How one version and the proposed schema get on. */
  public record Judgement(Version version, Direction direction, Compatibility compatibility) {}

  /**
   * Judges a proposed schema. Versions that are deleted softly count like others: what was written
   * with them may still be read. Without "transitive" only the latest that is not deleted counts,
   * and what was registered and deleted after it.
   */
  public static Evolution of(AvroSchema proposed, List<Version> versions, Level level) {
    List<Version> before =
        versions.stream().sorted(Comparator.comparingInt(Version::number)).toList();
    List<Judgement> judgements = new ArrayList<>();
    for (Version version : counting(before, level)) {
      if (level.backward()) {
        judgements.add(
            new Judgement(version, Direction.BACKWARD, version.schema().readBy(proposed)));
      }
      if (level.forward()) {
        judgements.add(
            new Judgement(version, Direction.FORWARD, proposed.readBy(version.schema())));
      }
    }
    return new Evolution(
        judgements,
        latest(before)
            .map(version -> ChangesOfMeaning.between(version.schema(), proposed))
            .orElse(List.of()));
  }

  /** Whether all that the level asks for can be read. */
  public boolean compatible() {
    return judgements.stream().allMatch(judgement -> judgement.compatibility().readable());
  }

  private static List<Version> counting(List<Version> before, Level level) {
    int from = level.transitive() ? 0 : latest(before).map(Version::number).orElse(0);
    return before.stream().filter(version -> version.number() >= from).toList();
  }

  private static Optional<Version> latest(List<Version> before) {
    return before.stream().filter(version -> !version.deleted()).reduce((earlier, later) -> later);
  }
}
