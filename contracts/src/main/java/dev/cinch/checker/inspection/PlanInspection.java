package dev.cinch.checker.inspection;

import dev.cinch.checker.column.ColumnAndField;
import dev.cinch.checker.column.Mismatch;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.InvalidSchema;
import dev.cinch.checker.compatibility.Version;
import dev.cinch.checker.contract.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a plan's change means for the consumers of an event, at the phase where it takes effect. */
final class PlanInspection {

  private final Map<String, List<DeclaredContract>> readers;
  private final Map<String, History> histories;
  private final TryReader tryReader;

  PlanInspection(
      Map<String, List<DeclaredContract>> readers,
      Map<String, History> histories,
      TryReader tryReader) {
    this.readers = readers;
    this.histories = histories;
    this.tryReader = tryReader;
  }

  List<Problem> of(PlannedChange change) {
    if (change.schema() == null) {
      return List.of(
          Problem.unknown(
                  "plan-schema",
                  change.spot(),
                  "the plan proposes no schema for %s, so nothing can be tried"
                      .formatted(change.subject()),
                  "name the event's schema after the change")
              .about(change.subject(), null));
    }
    AvroSchema proposed;
    try {
      proposed = AvroSchema.parse(change.schema());
    } catch (InvalidSchema invalid) {
      return List.of(
          Problem.violation(
                  "plan-schema",
                  change.spot(),
                  "the proposed schema can't be read: " + invalid.getMessage(),
                  "correct it")
              .about(change.subject(), null));
    }
    List<Problem> problems = new ArrayList<>();
    contradiction(change, proposed).ifPresent(problems::add);
    problems.addAll(column(change, proposed));
    problems.addAll(consumers(change, proposed));
    return problems;
  }

  private Optional<Problem> contradiction(PlannedChange change, AvroSchema proposed) {
    String field = change.field();
    String why =
        switch (change.kind()) {
          case ADD_FIELD, CHANGE_TYPE, NARROW_ENUM ->
              proposed.has(field) ? "" : "has no field " + field;
          case REQUIRE_FIELD ->
              proposed.requires(field) ? "" : "lacks field %s or lets it be null".formatted(field);
          case REMOVE_FIELD, RENAME_FIELD ->
              proposed.has(field)
                  ? "still has field " + field
                  : had(change) ? "" : "comes after versions that have no field " + field;
        };
    return why.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.violation(
                    "plan-contradiction",
                    change.spot(),
                    "the plan says %s of %s, but the schema that it proposes %s"
                        .formatted(change.kind(), field, why),
                    "correct the change or the schema")
                .about(change.subject(), null));
  }

  /** Nobody reads a field that never was: of one that is misspelt nothing would be found. */
  private boolean had(PlannedChange change) {
    return versions(change.subject()).findAny().isEmpty()
        || versions(change.subject()).anyMatch(each -> each.schema().has(change.field()));
  }

  private static List<Problem> column(PlannedChange change, AvroSchema proposed) {
    if (change.column() == null) {
      return List.of();
    }
    return ColumnAndField.compare(change.column(), proposed, change.field()).stream()
        .map(mismatch -> mismatch(change, mismatch))
        .toList();
  }

  private static Problem mismatch(PlannedChange change, Mismatch mismatch) {
    Weight weight =
        switch (mismatch.kind().weight()) {
          case WRONG -> Weight.VIOLATION;
          case DOUBTFUL -> Weight.WARNING;
          case UNKNOWN -> Weight.UNKNOWN;
        };
    return new Problem(
        weight,
        mismatch.kind().id(),
        change.spot(),
        "after %s: %s".formatted(change.kind().phase(), mismatch.reason()),
        mismatch.remedy(),
        change.subject(),
        null,
        null);
  }

  private List<Problem> consumers(PlannedChange change, AvroSchema proposed) {
    List<DeclaredContract> declared = readers.getOrDefault(change.subject(), List.of());
    if (declared.isEmpty()) {
      return List.of(
          Problem.unknown(
                  "no-contract",
                  change.spot(),
                  "nobody has said who reads %s; the gate before %s will not open"
                      .formatted(change.subject(), change.kind().phase()),
                  "write the contract of each consumer")
              .about(change.subject(), null));
    }
    List<Problem> problems = new ArrayList<>();
    for (DeclaredContract reader : declared) {
      if (reader.contract().isClearedByItsOwner()) {
        problems.add(ownersToSay(change, reader));
      }
      problems.addAll(
          tryReader.of(
              reader,
              proposed,
              "%s's schema after %s".formatted(change.plan(), change.kind().phase()),
              change.spot()));
      problems.addAll(losses(change, reader, proposed));
    }
    return problems;
  }

  private static Problem ownersToSay(PlannedChange change, DeclaredContract reader) {
    return Problem.warning(
            "owner-answers",
            change.spot(),
            "whether %s (%s) is ready, %s has to say: the gate before %s waits for the answer"
                .formatted(
                    reader.consumer(),
                    reader.contract().kind(),
                    reader.contract().responsible().owner(),
                    change.kind().phase()),
            "ask %s".formatted(reader.contract().responsible().owner()))
        .about(change.subject(), reader.consumer());
  }

  private List<Problem> losses(PlannedChange change, DeclaredContract reader, AvroSchema proposed) {
    Optional<AvroSchema> before = writtenBefore(proposed, change.subject());
    LostFields lost =
        new LostFields(
            field -> before.map(schema -> schema.has(field)).orElse(true) || change.takes(field),
            proposed,
            "goes at " + change.kind().phase());
    Reading reading = reader.contract().reading();
    boolean saysNothing = reading.readerSchema() == null && reading.fields().isEmpty();
    return saysNothing && change.takes(change.field()) && !proposed.has(change.field())
        ? List.of(lost.unsaid(reader, change.field(), change.spot()))
        : lost.of(reader, change.spot());
  }

  private Optional<AvroSchema> writtenBefore(AvroSchema proposed, String subject) {
    return versions(subject)
        .filter(version -> !version.deleted())
        .map(Version::schema)
        .filter(schema -> !schema.equals(proposed))
        .reduce((earlier, later) -> later);
  }

  private Stream<Version> versions(String subject) {
    return Stream.ofNullable(histories.get(subject)).flatMap(found -> found.versions().stream());
  }
}
