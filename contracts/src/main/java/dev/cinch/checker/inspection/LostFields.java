package dev.cinch.checker.inspection;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.contract.Losses;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Fields that consumers use and that are written no more. A default in the reader's schema hides it
 * from its decoder, and gives the consumer what nobody wrote.
 *
 * @param written whether a field is written until then
 * @param after the schema that is written from then on
 * @param how in which way a field goes, such as {@code goes at RETIRE}
 */
record LostFields(Predicate<String> written, AvroSchema after, String how) {

  static final String RULE = "field-used";

  List<Problem> of(DeclaredContract reader, Spot spot) {
    Losses losses = reader.contract().reading().losses(written, after);
    return Stream.concat(
            losses.used().stream().map(field -> used(reader, field, spot)),
            losses.unsaid().stream().map(field -> unsaid(reader, field, spot)))
        .toList();
  }

  private Problem used(DeclaredContract reader, String field, Spot spot) {
    return about(
        reader,
        Problem.violation(
            RULE,
            spot,
            "%s says that it uses field %s, which %s".formatted(reader.consumer(), field, how),
            "deploy %s without it, and take it out of its contract".formatted(reader.consumer())));
  }

  Problem unsaid(DeclaredContract reader, String field, Spot spot) {
    return about(
        reader,
        Problem.unknown(
            RULE,
            spot,
            "%s has not said whether it uses field %s, which %s"
                .formatted(reader.consumer(), field, how),
            "name the fields that %s uses in its contract".formatted(reader.consumer())));
  }

  private static Problem about(DeclaredContract reader, Problem problem) {
    return problem.about(reader.contract().key().subject(), reader.consumer());
  }
}
