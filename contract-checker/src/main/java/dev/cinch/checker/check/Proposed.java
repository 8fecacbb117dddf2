package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.InvalidSchema;
import dev.cinch.checker.gate.Change;
import dev.cinch.checker.gate.Finding;
import java.util.List;
import java.util.function.Function;

/** The schema that a plan proposes, where it can be had. */
final class Proposed {

  private Proposed() {}

  /** What is found with the proposed schema, or that there is none to look at. */
  static List<Finding> with(
      String check, Change change, ThrowingFunction<AvroSchema, List<Finding>> look)
      throws Exception {
    if (change.proposedSchema() == null) {
      return missing(check, change);
    }
    AvroSchema schema;
    try {
      schema = AvroSchema.parse(change.proposedSchema());
    } catch (InvalidSchema invalid) {
      return unreadable(check, change, invalid);
    }
    return look.apply(schema);
  }

  /** A {@link Function} that may throw. */
  @FunctionalInterface
  interface ThrowingFunction<T, R> {
    R apply(T value) throws Exception;
  }

  private static List<Finding> missing(String check, Change change) {
    return List.of(
        Finding.unknown(
                check,
                "The plan proposes no schema for %s, so nothing can be tried"
                    .formatted(change.subject()),
                "Name the event's schema after the change in the plan")
            .on(change.subject()));
  }

  private static List<Finding> unreadable(String check, Change change, InvalidSchema invalid) {
    return List.of(
        Finding.unknown(
                check,
                "The schema that the plan proposes for %s can't be read: %s"
                    .formatted(change.subject(), invalid.getMessage()),
                "Correct the proposed schema in the plan")
            .on(change.subject()));
  }
}
