package dev.cinch.checker.inspection;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Binding;
import dev.cinch.checker.compatibility.Compatibility;
import dev.cinch.checker.compatibility.Difference;
import dev.cinch.checker.compatibility.Leniency;
import dev.cinch.checker.compatibility.Proof;
import dev.cinch.checker.compatibility.Suggestion;
import dev.cinch.checker.compatibility.Suggestions;
import dev.cinch.checker.contract.Decoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tries whether a contract's reader takes a writer's schema. Equal pairs are tried once. */
final class TryReader {

  private record Pair(AvroSchema writer, AvroSchema reader, Binding binding) {}

  private final Map<Pair, Compatibility> known = new HashMap<>();
  private final Map<Pair, String> advice = new HashMap<>();
  private int readings;

  int readings() {
    return readings;
  }

  /** What is wrong, if anything; a contract without a schema decodes nothing. */
  List<Problem> of(DeclaredContract declared, AvroSchema writer, String words, Spot spot) {
    AvroSchema reader = declared.contract().reading().readerSchema();
    if (reader == null) {
      return List.of();
    }
    readings++;
    Pair pair = new Pair(writer, reader, declared.contract().reading().binds());
    Compatibility compatibility =
        known.computeIfAbsent(pair, key -> writer.readBy(reader, key.binding()));
    List<Problem> problems = new ArrayList<>();
    List<Difference> against = compatibility.objections();
    for (Difference difference : against) {
      problems.add(problem(declared, difference, words, spot, pair));
    }
    List<Leniency> leniencies =
        Decoder.of(declared.contract().deployment()).mayFailOn(compatibility);
    if (against.isEmpty() && !leniencies.isEmpty()) {
      problems.add(depends(declared, leniencies, words, spot));
    }
    return problems;
  }

  private Problem problem(
      DeclaredContract declared, Difference difference, String words, Spot spot, Pair pair) {
    String message =
        "%s (%s) and %s: %s"
            .formatted(
                declared.consumer(),
                declared.contract().key().environment(),
                words,
                difference.sentence());
    return new Problem(
        Inspect.weight(difference.severity()),
        difference.rule().id(),
        spot,
        message,
        advice.computeIfAbsent(pair, TryReader::advice).isEmpty()
            ? difference.remedy()
            : advice.getOrDefault(pair, ""),
        declared.contract().key().subject(),
        declared.consumer(),
        difference.proof().map(Proof::sentence).orElse(null));
  }

  /** What was tried and suffices. */
  private static String advice(Pair pair) {
    return Suggestions.of(pair.writer(), pair.reader(), null).stream()
        .filter(Suggestion::suffices)
        .map(Suggestion::words)
        .collect(Collectors.joining(", or "));
  }

  private static Problem depends(
      DeclaredContract declared, List<Leniency> leniencies, String words, Spot spot) {
    String relies = leniencies.stream().map(Leniency::words).collect(Collectors.joining(", "));
    return Problem.unknown(
            "avro-library",
            spot,
            "whether %s (%s) reads %s depends on its Avro library: it relies on %s"
                .formatted(
                    declared.consumer(), declared.contract().key().environment(), words, relies),
            "name the contract's language and library, such as 'avro 1.12.1', or do without")
        .about(declared.contract().key().subject(), declared.consumer());
  }
}
