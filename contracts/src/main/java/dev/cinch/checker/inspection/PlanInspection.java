package dev.cinch.checker.inspection;

import dev.cinch.checker.column.ColumnAndField;
import dev.cinch.checker.column.Mismatch;
import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.InvalidSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    boolean had =
        Optional.ofNullable(histories.get(change.subject()))
            .flatMap(History::latest)
            .map(latest -> latest.has(field))
            .orElse(true);
    String why =
        switch (change.kind()) {
          case ADD_FIELD, CHANGE_TYPE, NARROW_ENUM ->
              proposed.has(field) ? "" : "has no field " + field;
          case REQUIRE_FIELD ->
              proposed.requires(field) ? "" : "lacks field %s or lets it be null".formatted(field);
          case REMOVE_FIELD -> proposed.has(field) ? "still has field " + field : "";
          case RENAME_FIELD ->
              had ? "" : "renames field %s, which is not registered".formatted(field);
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
      problems.addAll(
          tryReader.of(
              reader,
              proposed,
              "%s's schema after %s".formatted(change.plan(), change.kind().phase()),
              change.spot()));
      if (change.kind().fieldGoes() && !proposed.has(change.field())) {
        used(change, reader).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<Problem> used(PlannedChange change, DeclaredContract reader) {
    List<String> fields = reader.contract().reading().fields();
    String consumer = reader.consumer();
    if (fields.contains(change.field())) {
      return Optional.of(
          Problem.violation(
                  "field-used",
                  change.spot(),
                  "%s says that it uses field %s, which goes at %s"
                      .formatted(consumer, change.field(), change.kind().phase()),
                  "deploy %s without it, and take it out of its contract".formatted(consumer))
              .about(change.subject(), consumer));
    }
    AvroSchema schema = reader.contract().reading().readerSchema();
    boolean silent = fields.isEmpty() && (schema == null || schema.has(change.field()));
    return silent
        ? Optional.of(
            Problem.unknown(
                    "field-used",
                    change.spot(),
                    "%s has not said whether it uses field %s, which goes at %s"
                        .formatted(consumer, change.field(), change.kind().phase()),
                    "name the fields that %s uses in its contract".formatted(consumer))
                .about(change.subject(), consumer))
        : Optional.empty();
  }
}
