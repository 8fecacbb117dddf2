package dev.cinch.checker.inspection;

import dev.cinch.checker.compatibility.AvroSchema;

/** A schema as a pull request has it, with the subject that it is to become a version of. */
public record ProposedSchema(String subject, AvroSchema schema, Spot spot) {

  boolean saysTheSameAs(ProposedSchema other) {
    return subject.equals(other.subject) && schema.equals(other.schema);
  }
}
