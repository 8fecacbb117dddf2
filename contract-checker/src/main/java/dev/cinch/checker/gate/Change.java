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
 */
public record Change(
    String topic, String subject, String field, ChangeKind kind, @Nullable String proposedSchema) {}
