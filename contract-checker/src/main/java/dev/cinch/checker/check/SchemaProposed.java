package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Check;
import dev.cinch.checker.gate.Finding;
import dev.cinch.checker.gate.Question;
import java.util.List;
import java.util.Optional;

/**
 * The proposed schema does to the field what the plan says, and is registered: producers can, or
 * do, write with it.
 */
public final class SchemaProposed implements Check {

  private final Subjects subjects;

  public SchemaProposed(Subjects subjects) {
    this.subjects = subjects;
  }

  @Override
  public String id() {
    return "schema.proposed";
  }

  @Override
  public List<Finding> run(Question question, Change change) throws Exception {
    return Proposed.with(id(), change, proposed -> List.of(look(change, proposed)));
  }

  private Finding look(Change change, AvroSchema proposed) {
    return contradiction(change, proposed)
        .or(() -> neverWas(change))
        .map(why -> contradicts(change, why))
        .orElseGet(() -> registered(change, proposed))
        .on(change.subject());
  }

  private static Optional<String> contradiction(Change change, AvroSchema proposed) {
    String field = change.field();
    return switch (change.kind()) {
      case ADD_FIELD, CHANGE_TYPE, NARROW_ENUM ->
          proposed.has(field) ? Optional.empty() : Optional.of("it has no field " + field);
      case REQUIRE_FIELD ->
          proposed.requires(field)
              ? Optional.empty()
              : Optional.of("field %s is missing or may be null".formatted(field));
      case REMOVE_FIELD, RENAME_FIELD ->
          proposed.has(field) ? Optional.of("it still has field " + field) : Optional.empty();
      case UNKNOWN -> Optional.empty();
    };
  }

  /** Nobody reads a field that never was: of one that is misspelt nothing would be found. */
  private Optional<String> neverWas(Change change) {
    return change.takes(change.field())
            && subjects.history(change.subject()).stream()
                .noneMatch(version -> version.schema().has(change.field()))
        ? Optional.of(
            "as in every version before it, there is no field %s to go".formatted(change.field()))
        : Optional.empty();
  }

  private Finding contradicts(Change change, String why) {
    return Finding.blocked(
        id(),
        "The plan says %s of %s, but in the schema that it proposes %s"
            .formatted(change.kind(), change.field(), why),
        "Correct the change or the proposed schema in the plan");
  }

  private Finding registered(Change change, AvroSchema proposed) {
    List<Integer> versions = subjects.versions(change.subject());
    for (int i = versions.size() - 1; i >= 0; i--) {
      int version = versions.get(i);
      if (subjects.version(change.subject(), version).equals(proposed)) {
        return Finding.pass(
                id(),
                "The proposed schema is version %d of %s".formatted(version, change.subject()))
            .with("version", version)
            .with("latest", versions.get(versions.size() - 1));
      }
    }
    return notRegistered(change, versions.size());
  }

  private Finding notRegistered(Change change, int versions) {
    return Finding.blocked(
            id(),
            "The proposed schema is none of the %d versions of %s in the registry: no producer can write with it yet"
                .formatted(versions, change.subject()),
            "Let the producer register the proposed schema under " + change.subject())
        .with("versions", versions);
  }
}
