package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;

/**
 * The comment by which an index or a constraint is known as a migration's. It comes in the same
 * transaction as the name, so that whoever took the name meanwhile never loses what is his.
 */
record Mark(String migration) {

  String text() {
    return "cinch " + migration;
  }

  String onIndex(TableName index) {
    return "comment on index %s is %s".formatted(index.quoted(), Literal.of(text()));
  }

  /** SQL that is true where the index is there and ours. */
  String isOnIndex(TableName index) {
    return "coalesce(pg_catalog.obj_description(%s, 'pg_class') = %s, false)"
        .formatted(CatalogSql.regclass(index), Literal.of(text()));
  }

  /** What is done to an index, if it is ours. */
  String toOurIndex(TableName index, String statements) {
    return where(isOnIndex(index), statements);
  }

  String onConstraint(TableName table, Identifier constraint) {
    return "comment on constraint %s on %s is %s"
        .formatted(constraint.quoted(), table.quoted(), Literal.of(text()));
  }

  /** SQL that is true where the constraint is there and ours. */
  String isOnConstraint(TableName table, Identifier constraint, String condition) {
    return CatalogSql.constraintExists(
        table,
        constraint,
        "pg_catalog.obj_description(oid, 'pg_constraint') = %s and %s"
            .formatted(Literal.of(text()), condition));
  }

  String dropConstraint(TableName table, Identifier constraint) {
    return where(
        isOnConstraint(table, constraint, "true"),
        "alter table %s drop constraint %s;".formatted(table.quoted(), constraint.quoted()));
  }

  /** Takes the mark off all that carries it. */
  String release() {
    return DollarQuote.block(
        """
        declare
          item record;
        begin
          for item in %s
          loop
            execute item.statement;
          end loop;
        end
        """
            .formatted(marked()));
  }

  /** SQL that is true where nothing carries the mark. */
  String isReleased() {
    return "not exists (%s)".formatted(marked());
  }

  private String marked() {
    return """
        select pg_catalog.format('comment on index %%s is null', i.indexrelid::regclass) as statement
              from pg_catalog.pg_description d
              join pg_catalog.pg_index i on i.indexrelid = d.objoid
             where d.classoid = 'pg_catalog.pg_class'::regclass and d.objsubid = 0
               and d.description = %1$s
            union all
            select pg_catalog.format('comment on constraint %%I on %%s is null',
                                     k.conname, k.conrelid::regclass)
              from pg_catalog.pg_description d
              join pg_catalog.pg_constraint k on k.oid = d.objoid
             where d.classoid = 'pg_catalog.pg_constraint'::regclass and d.description = %1$s"""
        .formatted(Literal.of(text()));
  }

  private static String where(String condition, String statements) {
    return DollarQuote.block(
        """
        begin
          if %s then
            %s
          end if;
        end
        """
            .formatted(condition, statements));
  }
}
