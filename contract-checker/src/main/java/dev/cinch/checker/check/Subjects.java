package dev.cinch.checker.check;

import dev.cinch.checker.compatibility.AvroSchema;
import dev.cinch.checker.compatibility.Level;
import dev.cinch.checker.compatibility.Version;
import dev.cinch.checker.log.SchemaMark;
import java.util.List;

/** The registry's subjects. Each method throws when the registry does not answer. */
public interface Subjects {

  /** The numbers of a subject's versions, rising; empty if there is no such subject. */
  List<Integer> versions(String subject);

  /** One version of a subject. */
  AvroSchema version(String subject, int version);

  /** The level that the registry holds a subject to, its own or the general one. */
  Level level(String subject);

  /** Every version of a subject, with those that are deleted softly, rising. */
  List<Version> history(String subject);

  /**
   * The schemas that a record of the subject may have been written with: one as a rule, more where
   * its mark does not tell them apart, none where the registry knows none.
   */
  List<AvroSchema> written(String subject, SchemaMark mark);
}
