package dev.cinch.backbone.registry;

import org.apache.avro.Schema;

/**
 * A schema as one subject holds it.
 *
 * @param subject the subject
 * @param version its version within the subject
 * @param id its id in the whole registry: what a record on the wire carries
 * @param schema the schema, its references resolved
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {}
