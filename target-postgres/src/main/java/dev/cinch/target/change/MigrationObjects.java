package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.nio.charset.StandardCharsets;

/**
 * The names of a migration's own objects on the target, derived from its id alone, so that any
 * process finds them after any crash.
 *
 * @param table the table that the trigger is on
 * @param function the sync function, in the table's schema
 * @param trigger the sync trigger; its name sorts last, since triggers fire in the order of names
 * @param notNull the constraint that TIGHTEN adds
 */
public record MigrationObjects(
    TableName table, TableName function, Identifier trigger, Identifier notNull) {

  private static final int HASH_LENGTH = 12;

  public static MigrationObjects of(String migration, TableName table) {
    return new MigrationObjects(
        table,
        new TableName(table.schema(), named("cinch_sync_", migration)),
        named("zzz_cinch_", migration),
        named("cinch_not_null_", migration));
  }

  /** The function with its empty argument list, as it stands in SQL. */
  String functionSignature() {
    return function.quoted() + "()";
  }

  /** A long id is cut and told from others by its hash; ids hold ASCII only. */
  private static Identifier named(String prefix, String migration) {
    int room = Identifier.MAX_BYTES - prefix.length();
    if (migration.getBytes(StandardCharsets.UTF_8).length <= room - HASH_LENGTH - 1) {
      return new Identifier(prefix + migration);
    }
    String hash = Digest.sha256(migration).substring(0, HASH_LENGTH);
    return new Identifier(
        prefix + migration.substring(0, room - HASH_LENGTH - 1) + '_' + hash);
  }
}
