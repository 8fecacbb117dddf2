package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import java.util.List;
import java.util.Optional;

/** The registry's subjects. Each method throws when the registry does not answer. */
public interface Subjects {

  /** The numbers of a subject's versions, rising; empty if there is no such subject. */
  List<Integer> versions(String subject);

  /** One version of a subject. */
  AvroSchema version(String subject, int version);

  /** The schema with an id; empty if the registry knows none. */
  Optional<AvroSchema> schema(int id);
}
