package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import dev.cinch.target.value.Digest;
import java.nio.charset.StandardCharsets;

/**
 * The names of a migration's own objects on the target, derived from its id alone, so that any
 * process finds them after any crash.
 *
 * @param table the table that the trigger is on
 * @param function the sync function, in the table's schema
 * @param trigger the sync trigger; its name sorts last, since triggers fire in the order of names
 * @param updateTrigger the part of it that fires for updates, once the two are told apart
 * @param notNull the constraint that TIGHTEN adds
 */
public record MigrationObjects(
    TableName table,
    TableName function,
    Identifier trigger,
    Identifier updateTrigger,
    Identifier notNull) {

  /** What the names of our triggers begin with. */
  static final String TRIGGER_PREFIX = "zzz_cinch_";

  private static final int HASH_LENGTH = 12;

  public static MigrationObjects of(String migration, TableName table) {
    return new MigrationObjects(
        table,
        new TableName(table.schema(), named("cinch_sync_", migration)),
        named(TRIGGER_PREFIX, migration),
        // an id never begins with an underscore, so this is nobody's trigger name
        named(TRIGGER_PREFIX + "_update_", migration),
        named("cinch_not_null_", migration));
  }

  /** Whether a trigger keeps old and new in step for some migration. */
  public static boolean isTriggerOfCinch(Identifier trigger) {
    return trigger.value().startsWith(TRIGGER_PREFIX);
  }

  /** The function with its empty argument list, as it stands in SQL. */
  String functionSignature() {
    return function.quoted() + "()";
  }

  /** The same of one of several columns. */
  Identifier notNullOf(Identifier column) {
    String hash = Digest.sha256(column.value()).substring(0, HASH_LENGTH);
    return cut(notNull.value(), "_" + hash);
  }

  /** What an index is called while it is being built. */
  Identifier building(TableName on, Identifier index) {
    String hash =
        Digest.sha256(String.join("\n", function.toString(), on.toString(), index.value()));
    return cut(index.value(), "_cinch_" + hash.substring(0, HASH_LENGTH));
  }

  /** A long id is cut and told from others by its hash. */
  private static Identifier named(String prefix, String migration) {
    String whole = prefix + migration;
    return bytes(whole) <= Identifier.MAX_BYTES - HASH_LENGTH - 1
        ? new Identifier(whole)
        : cut(whole, '_' + Digest.sha256(migration).substring(0, HASH_LENGTH));
  }

  /** A name with a suffix, the name cut where both together are too long. */
  static Identifier cut(String name, String suffix) {
    String kept = name;
    while (bytes(kept) + bytes(suffix) > Identifier.MAX_BYTES) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return new Identifier(kept + suffix);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
