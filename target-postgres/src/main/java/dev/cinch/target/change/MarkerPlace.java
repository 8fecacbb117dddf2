package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.step.LockMode;
import dev.cinch.target.value.SyncMode;

/**
 * Where a migration's marker stands: in the comment on the sync function, or, where applications
 * write both columns, in the one on the new column.
 *
 * @param column the new column
 */
public record MarkerPlace(
    SyncMode mode, String migration, MigrationObjects objects, Identifier column) {

  public static MarkerPlace of(ColumnChange change) {
    return new MarkerPlace(
        change.forward().mode(), change.migration(), change.objects(), change.column().name());
  }

  /**
   * SQL that reads the text in force; null where there is none. It takes no parameter, so that it
   * may stand inside any statement.
   */
  public String read() {
    return switch (mode) {
      case TRIGGER ->
          "pg_catalog.obj_description(pg_catalog.to_regprocedure(%s), 'pg_proc')"
              .formatted(Literal.of(objects.functionSignature()));
      case APPLICATION ->
          """
          (select pg_catalog.regexp_replace(found.text, '%s$', '')
                     from (select %s as text) as found
                    where pg_catalog.starts_with(found.text, %s))"""
              .formatted(Ownership.ANALYZED, comment(), Literal.of(prefix()));
    };
  }

  /** SQL that is true where the marker of this migration is there, of whatever epoch. */
  String isMarked() {
    return "coalesce(pg_catalog.starts_with(%s, %s), false)"
        .formatted(read(), Literal.of(prefix()));
  }

  /** A statement that puts a text in force. */
  public String write(String text) {
    return switch (mode) {
      case TRIGGER ->
          "comment on function %s is %s".formatted(objects.functionSignature(), Literal.of(text));
      case APPLICATION ->
          "comment on column %s.%s is %s"
              .formatted(objects.table().quoted(), column.quoted(), Literal.of(text));
    };
  }

  /** What writing it locks of the table. */
  LockMode lock() {
    return switch (mode) {
      case TRIGGER -> LockMode.ACCESS_SHARE;
      case APPLICATION -> LockMode.SHARE_UPDATE_EXCLUSIVE;
    };
  }

  private String prefix() {
    return "cinch " + migration + " epoch=";
  }

  private String comment() {
    return CatalogSql.columnComment(objects.table(), column);
  }
}
