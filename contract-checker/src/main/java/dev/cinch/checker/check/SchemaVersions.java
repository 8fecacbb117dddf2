package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Compatibility;
import dev.cinch.checker.compatibility.Difference;
import dev.cinch.checker.compatibility.Evolution;
import dev.cinch.checker.compatibility.Evolution.Judgement;
import dev.cinch.checker.compatibility.Level;
import dev.cinch.checker.compatibility.Rule;
import dev.cinch.checker.compatibility.Version;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The proposed schema keeps what the registry promises of its subject, with the versions that were
 * deleted softly too, and gives nothing another meaning but what the plan names.
 *
 * <p>That readers with some version can't take what is written with it is no objection by itself:
 * where a field becomes required, or goes, there nearly always is one. Whether a consumer reads
 * with it is asked by {@link SchemaReaders}; which versions they are is told.
 */
public final class SchemaVersions implements Check {

  private final Subjects subjects;

  public SchemaVersions(Subjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public String id() {
    return "schema.versions";
  }

  @Override
  public List<Finding> run(Question question, Change change) throws Exception {
    return Proposed.with(id(), change, proposed -> look(question, change, proposed));
  }

  private List<Finding> look(Question question, Change change, AvroSchema proposed) {
    List<Version> all = subjects.history(change.subject());
    Level level = subjects.level(change.subject());
    Evolution evolution = Evolution.of(proposed, before(proposed, all), level);
    List<Finding> findings = new ArrayList<>();
    evolution.judgements().stream()
        .filter(judgement -> !judgement.compatibility().readable())
        .forEach(judgement -> findings.add(broken(change, level, judgement)));
    evolution.changesOfMeaning().stream()
        .filter(difference -> !isAnnounced(difference, question, change))
        .forEach(difference -> findings.add(otherMeaning(difference)));
    if (findings.isEmpty()) {
      findings.add(kept(proposed, all, level));
    }
    return findings.stream()
        .map(
            finding ->
                finding.on(change.subject()).with("level", level).with("versions", all.size()))
        .toList();
  }

  /** Those that were registered before it, or all if it is not registered. */
  static List<Version> before(AvroSchema proposed, List<Version> all) {
    int registeredAs =
        all.stream()
            .filter(version -> version.schema().equals(proposed))
            .mapToInt(Version::number)
            .max()
            .orElse(Integer.MAX_VALUE);
    return others(proposed, all).stream()
        .filter(version -> version.number() < registeredAs)
        .toList();
  }

  private static List<Version> others(AvroSchema proposed, List<Version> all) {
    return all.stream().filter(version -> !version.schema().equals(proposed)).toList();
  }

  private Finding broken(Change change, Level level, Judgement judgement) {
    String version = judgement.version().words();
    String what =
        switch (judgement.direction()) {
          case BACKWARD ->
              "a reader with the proposed schema can't take what was written with " + version;
          case FORWARD ->
              "a reader with %s can't take what is written with the proposed schema"
                  .formatted(version);
        };
    return Finding.blocked(
            id(),
            "The registry holds %s to %s, but %s: %s"
                .formatted(change.subject(), level, what, sentences(judgement.compatibility())),
            "Correct the proposed schema, or let the registry hold %s to no more than is kept"
                .formatted(change.subject()))
        .with("judgement", "%s with %s".formatted(judgement.direction(), version));
  }

  /** Whether the plan says of this or another of the subject's fields that it changes. */
  private static boolean isAnnounced(Difference difference, Question question, Change change) {
    return question.changes().stream()
        .filter(each -> each.subject().equals(change.subject()))
        .anyMatch(
            each ->
                each.field().equals(fieldOf(difference))
                    || (difference.rule() == Rule.RENAMED_WITHOUT_ALIAS && mayRename(each)));
  }

  private static boolean mayRename(Change change) {
    return switch (change.kind()) {
      case RENAME_FIELD, REMOVE_FIELD -> true;
      case ADD_FIELD, REQUIRE_FIELD, CHANGE_TYPE, NARROW_ENUM, UNKNOWN -> false;
    };
  }

  /** As a plan names it: without the outermost record, and whether or not it is in a list. */
  private static String fieldOf(Difference difference) {
    String path = difference.path().replaceAll("\\[\\w*]", "");
    return path.substring(path.indexOf('.') + 1);
  }

  /** The order matters to none but a consumer that takes fields by their place. */
  private Finding otherMeaning(Difference difference) {
    return difference.rule() == Rule.FIELD_ORDER
        ? Finding.pass(id(), "No decoder minds the order: " + difference.sentence())
        : unnamed(difference);
  }

  private Finding unnamed(Difference difference) {
    return Finding.unknown(
            id(),
            "The proposed schema also changes what the plan does not name: "
                + difference.sentence(),
            "In the proposed schema %s; or an approver overrides this finding"
                .formatted(difference.remedy()))
        .with("rule", difference.rule().id())
        .with("path", difference.path());
  }

  private Finding kept(AvroSchema proposed, List<Version> all, Level level) {
    List<Judgement> unreadable =
        Evolution.of(proposed, others(proposed, all), Level.FORWARD_TRANSITIVE)
            .judgements()
            .stream()
            .filter(judgement -> !judgement.compatibility().readable())
            .toList();
    if (unreadable.isEmpty()) {
      return Finding.pass(
          id(),
          "A reader with any version takes what is written with the proposed schema, and %s is kept"
              .formatted(level));
    }
    String versions =
        unreadable.stream()
            .map(judgement -> judgement.version().words())
            .collect(Collectors.joining(", "));
    return Finding.pass(
            id(),
            "%s is kept; a reader with %s could not take what is written with the proposed schema: %s"
                .formatted(
                    level,
                    versions,
                    sentences(unreadable.get(unreadable.size() - 1).compatibility())))
        .with("unreadable_by", versions);
  }

  private static String sentences(Compatibility compatibility) {
    return compatibility.failures().stream()
        .map(Difference::sentence)
        .collect(Collectors.joining("; "));
  }
}
