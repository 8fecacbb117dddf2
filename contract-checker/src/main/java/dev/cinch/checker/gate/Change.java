package dev.cinch.checker.gate;

import org.jspecify.annotations.Nullable;

/**
 * What a phase does to one field of one event.
 *
 * @param topic the topic that carries the event
 * @param subject the registry's subject of the event
 * @param field the field, a name or a path with dots
 * @param kind what happens to it
 * @param proposedSchema the event's schema afterwards, as Avro JSON and as the plan has it; null
 *     where the plan names none
 * @param column which of several new columns the field carries; null: the first
 */
public record Change(
    String topic,
    String subject,
    String field,
    ChangeKind kind,
    @Nullable String proposedSchema,
    @Nullable String column) {

  /** Of a field that carries the only new column, or the first. */
  public Change(
      String topic,
      String subject,
      String field,
      ChangeKind kind,
      @Nullable String proposedSchema) {
    this(topic, subject, field, kind, proposedSchema, null);
  }

  /** Whether a field, a name or a path with dots, goes as far as the plan itself says. */
  public boolean takes(String other) {
    return switch (kind) {
      case REMOVE_FIELD, RENAME_FIELD, UNKNOWN ->
          other.equals(field) || other.startsWith(field + ".");
      case ADD_FIELD, REQUIRE_FIELD, CHANGE_TYPE, NARROW_ENUM -> false;
    };
  }
}
