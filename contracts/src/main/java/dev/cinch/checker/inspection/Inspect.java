package dev.cinch.checker.inspection;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Difference;
import dev.cinch.checker.compatibility.Evolution;
import dev.cinch.checker.compatibility.Evolution.Judgement;
import dev.cinch.checker.compatibility.InvalidSchema;
import dev.cinch.checker.compatibility.Level;
import dev.cinch.checker.compatibility.Proof;
import dev.cinch.checker.compatibility.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds schemas, contracts and plans against each other. */
public final class Inspect {

  private final Materials materials;
  private final List<Problem> problems;
  private final Map<String, History> histories;
  private final Map<String, List<DeclaredContract>> readers;
  private final TryReader tryReader = new TryReader();

  private Inspect(Materials materials) {
    this.materials = materials;
    this.problems = new ArrayList<>(materials.problems());
    this.histories =
        materials.registered().stream()
            .collect(Collectors.toMap(History::subject, history -> history, (one, other) -> one));
    this.readers =
        materials.contracts().stream()
            .collect(
                Collectors.groupingBy(
                    declared -> declared.contract().key().subject(),
                    LinkedHashMap::new,
                    Collectors.toList()));
  }

  /** What is wrong. */
  public static Report of(Materials materials) {
    Inspect inspect = new Inspect(materials);
    materials.proposed().forEach(inspect::evolution);
    materials.proposed().forEach(inspect::proposedReaders);
    inspect.registeredReaders();
    PlanInspection plans =
        new PlanInspection(inspect.readers, inspect.histories, inspect.tryReader);
    materials.plans().changes().forEach(change -> inspect.problems.addAll(plans.of(change)));
    materials.plans().changes().forEach(inspect::plannedEvolution);
    return new Report(
        inspect.problems,
        new Report.Looked(
            materials.proposed().size(),
            materials.contracts().size(),
            materials.plans().read(),
            inspect.tryReader.readings()));
  }

  private void evolution(ProposedSchema proposed) {
    History history = histories.getOrDefault(proposed.subject(), History.none(proposed.subject()));
    if (history.latest().filter(proposed.schema()::equals).isPresent()) {
      return;
    }
    Level level =
        materials.level() != null
            ? materials.level()
            : history.level() != null ? history.level() : Level.BACKWARD;
    Evolution evolution = Evolution.of(proposed.schema(), history.versions(), level);
    for (Judgement judgement : evolution.judgements()) {
      for (Difference difference : judgement.compatibility().differences()) {
        evolution(proposed, level, judgement, difference);
      }
    }
    evolution
        .changesOfMeaning()
        .forEach(
            change ->
                problems.add(
                    Problem.warning(
                            change.rule().id(), proposed.spot(), change.sentence(), change.remedy())
                        .about(proposed.subject(), null)));
  }

  /** What the registry would refuse of a plan; where nobody knows its level, nothing. */
  private void plannedEvolution(PlannedChange change) {
    History history = histories.getOrDefault(change.subject(), History.none(change.subject()));
    Level level = materials.level() != null ? materials.level() : history.level();
    if (level == null || change.schema() == null) {
      return;
    }
    AvroSchema schema;
    try {
      schema = AvroSchema.parse(change.schema());
    } catch (InvalidSchema saidAlready) {
      return;
    }
    ProposedSchema proposed = new ProposedSchema(change.subject(), schema, change.spot());
    boolean judged =
        history.versions().stream().anyMatch(version -> version.schema().equals(schema))
            || materials.proposed().stream().anyMatch(proposed::saysTheSameAs);
    if (!judged) {
      Evolution.of(schema, history.versions(), level).judgements().stream()
          .flatMap(
              judgement ->
                  judgement.compatibility().failures().stream()
                      .map(failure -> Map.entry(judgement, failure)))
          .forEach(found -> evolution(proposed, level, found.getKey(), found.getValue()));
    }
  }

  private void evolution(
      ProposedSchema proposed, Level level, Judgement judgement, Difference difference) {
    boolean fails =
        switch (difference.severity()) {
          case ALWAYS_FAILS, FAILS_ON_SOME_DATA -> true;
          case LOSSY, SUSPICIOUS -> false;
        };
    String words =
        switch (judgement.direction()) {
          case BACKWARD ->
              "the proposed schema as reader, %s as writer (%s)"
                  .formatted(judgement.version().words(), level);
          case FORWARD ->
              "%s as reader, the proposed schema as writer (%s)"
                  .formatted(judgement.version().words(), level);
        };
    if (!fails && isProvidedFor(judgement, difference)) {
      return;
    }
    String message = "%s: %s".formatted(words, difference.sentence());
    Problem problem =
        fails
            ? Problem.violation(
                difference.rule().id(), proposed.spot(), message, difference.remedy())
            : Problem.warning(
                difference.rule().id(), proposed.spot(), message, difference.remedy());
    problems.add(
        problem
            .about(proposed.subject(), null)
            .shownBy(difference.proof().map(Proof::sentence).orElse(null)));
  }

  private static boolean isProvidedFor(Judgement judgement, Difference difference) {
    return judgement.compatibility().providedFor().contains(difference);
  }

  private void proposedReaders(ProposedSchema proposed) {
    Optional<AvroSchema> before =
        Optional.ofNullable(histories.get(proposed.subject())).flatMap(History::latest);
    LostFields lost =
        new LostFields(
            field -> before.isPresent() && before.get().has(field),
            proposed.schema(),
            "the proposed schema lacks");
    for (DeclaredContract reader : readers.getOrDefault(proposed.subject(), List.of())) {
      problems.addAll(
          tryReader.of(reader, proposed.schema(), "the proposed schema", proposed.spot()));
      problems.addAll(lost.of(reader, proposed.spot()));
    }
  }

  /** A contract whose subject the pull request leaves alone reads what is registered. */
  private void registeredReaders() {
    Set<String> proposed =
        materials.proposed().stream().map(ProposedSchema::subject).collect(Collectors.toSet());
    Set<String> planned =
        materials.plans().changes().stream()
            .map(PlannedChange::subject)
            .collect(Collectors.toCollection(HashSet::new));
    Set<String> unknown = new TreeSet<>();
    readers.forEach(
        (subject, declared) -> {
          if (proposed.contains(subject)) {
            return;
          }
          History history = histories.getOrDefault(subject, History.none(subject));
          if (history.latest().isPresent()) {
            AvroSchema latest = history.latest().get();
            declared.forEach(
                reader ->
                    problems.addAll(
                        tryReader.of(reader, latest, "the registered schema", reader.spot())));
          } else if (!planned.contains(subject)) {
            unknown.add(subject);
          }
        });
    unknown.forEach(this::noSchema);
  }

  private void noSchema(String subject) {
    readers
        .getOrDefault(subject, List.of())
        .forEach(
            reader ->
                problems.add(
                    Problem.unknown(
                            "no-schema",
                            reader.spot(),
                            "no schema of %s is known, so what %s reads could not be tried"
                                .formatted(subject, reader.consumer()),
                            "name a registry, a snapshot or a folder that has it")
                        .about(subject, reader.consumer())));
  }

  /** What severities mean, in one place. */
  static Weight weight(Severity severity) {
    return switch (severity) {
      case ALWAYS_FAILS, FAILS_ON_SOME_DATA -> Weight.VIOLATION;
      case LOSSY, SUSPICIOUS -> Weight.UNKNOWN;
    };
  }
}
