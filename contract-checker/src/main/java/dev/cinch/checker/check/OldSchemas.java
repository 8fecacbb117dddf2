package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Compatibility;
import dev.cinch.checker.compatibility.Leniency;
import dev.cinch.checker.gate.Change;
import java.util.Optional;

/**
 * Says which records are old: those that a consumer of the world after the change can't take, or
 * takes wrongly. Every consumer must be past them before it may be told to live in that world.
 *
 * <p>A consumer of that world reads with the proposed schema. So a record is old if that reader
 *
 * <ul>
 *   <li>can't decode every record of the schema that it was written with, or decodes it to
 *       something doubtful (another scale or unit, a lossy promotion); and besides,
 *   <li>when a field becomes required (TIGHTEN): if the schema that it was written with lacks the
 *       field or lets it be null. A default of the proposed schema would make it readable, but with
 *       a value that nobody wrote;
 *   <li>when a field goes or is renamed (RETIRE): if it was written with the field that goes. The
 *       reader would skip the field, and with it perhaps the only place of the value;
 *   <li>when a field is renamed: if it is found by an alias only;
 *   <li>when an enum narrows: if a symbol may turn into the default.
 * </ul>
 *
 * <p>A record written with the proposed schema itself is never old where the plan is consistent. A
 * record of another event on the same topic is held to the same rules, which may demand more than
 * is needed but never less. A tombstone has no schema and is never old.
 */
final class OldSchemas {

  private final Change change;
  private final AvroSchema proposed;

  OldSchemas(Change change, AvroSchema proposed) {
    this.change = change;
    this.proposed = proposed;
  }

  /** Why records of the schema are old; empty if they are not. */
  Optional<String> whyOld(AvroSchema written) {
    Compatibility compatibility = written.readBy(proposed);
    if (!compatibility.faithful()) {
      return Optional.of(compatibility.objections().get(0).sentence());
    }
    return byKind(written, compatibility);
  }

  private Optional<String> byKind(AvroSchema written, Compatibility compatibility) {
    String field = change.field();
    return switch (change.kind()) {
      case REQUIRE_FIELD ->
          when(!written.requires(field), "field %s is missing or may be null".formatted(field));
      case REMOVE_FIELD -> hasFieldThatGoes(written);
      case RENAME_FIELD ->
          hasFieldThatGoes(written)
              .or(
                  () ->
                      when(
                          compatibility.reliesOn().contains(Leniency.ALIAS),
                          "field %s is found by an alias only".formatted(field)));
      case NARROW_ENUM ->
          when(
              compatibility.reliesOn().contains(Leniency.ENUM_DEFAULT),
              "field %s may hold a symbol that turns into the default".formatted(field));
      case ADD_FIELD, CHANGE_TYPE -> Optional.empty();
      case UNKNOWN -> Optional.of("this checker does not know what happens to field " + field);
    };
  }

  private Optional<String> hasFieldThatGoes(AvroSchema written) {
    return when(
        written.has(change.field()) && !proposed.has(change.field()),
        "it still has field " + change.field());
  }

  private static Optional<String> when(boolean condition, String why) {
    return condition ? Optional.of(why) : Optional.empty();
  }
}
