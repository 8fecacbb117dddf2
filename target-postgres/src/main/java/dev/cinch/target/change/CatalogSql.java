package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import dev.cinch.target.name.TableName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Pieces of SQL that ask the target's catalog; none takes parameters, none fails on what is gone.
 */
final class CatalogSql {

  private CatalogSql() {}

  static String regclass(TableName name) {
    return "pg_catalog.to_regclass(%s)".formatted(Literal.of(name.quoted()));
  }

  static String columnExists(TableName table, Identifier column) {
    return "exists (%s)".formatted(attribute("1", table, column));
  }

  static String columnIsNotNull(TableName table, Identifier column) {
    return "coalesce((%s), false)".formatted(attribute("attnotnull", table, column));
  }

  static String columnHasDefault(TableName table, Identifier column) {
    return "coalesce((%s), false)".formatted(attribute("atthasdef", table, column));
  }

  /** True where the column fills itself, or is in the primary key. */
  static String columnIsFilled(TableName table, Identifier column) {
    return """
        coalesce((%s), false)"""
        .formatted(
            attribute(
                """
                atthasdef or attidentity <> '' or exists (
                  select 1 from pg_catalog.pg_constraint
                   where conrelid = attrelid and contype = 'p' and attnum = any (conkey))""",
                table,
                column));
  }

  /** A scalar: the type as PostgreSQL prints it where no schema is on the path. */
  static String columnType(TableName table, Identifier column) {
    return printed("pg_catalog.format_type(atttypid, atttypmod)", table, column);
  }

  /** A scalar: the default with each name in it qualified; null where there is none. */
  static String columnDefault(TableName table, Identifier column) {
    return printed(
        """
        (select pg_catalog.pg_get_expr(d.adbin, d.adrelid) from pg_catalog.pg_attrdef d
                 where d.adrelid = attrelid and d.adnum = attnum)""",
        table,
        column);
  }

  /** What is printed depends on the path of whoever asks. */
  private static String printed(String what, TableName table, Identifier column) {
    return """
        with pinned as materialized (
               select pg_catalog.set_config('search_path', 'pg_catalog', true) as path)
        select %s from pinned, pg_catalog.pg_attribute
         where path is not null
           and attrelid = %s and attname = %s and attnum > 0 and not attisdropped"""
        .formatted(what, regclass(table), Literal.of(column.value()));
  }

  /** A scalar: null where there is no comment or no column. */
  static String columnComment(TableName table, Identifier column) {
    return "(%s)"
        .formatted(attribute("pg_catalog.col_description(attrelid, attnum)", table, column));
  }

  static String triggerExists(TableName table, Identifier trigger) {
    return """
        exists (
          select 1 from pg_catalog.pg_trigger
           where tgrelid = %s and tgname = %s and not tgisinternal)"""
        .formatted(regclass(table), Literal.of(trigger.value()));
  }

  static String functionExists(TableName function) {
    return "pg_catalog.to_regprocedure(%s) is not null"
        .formatted(Literal.of(function.quoted() + "()"));
  }

  static String constraintExists(TableName table, Identifier constraint, String condition) {
    return """
        exists (
          select 1 from pg_catalog.pg_constraint
           where conrelid = %s and conname = %s and %s)"""
        .formatted(regclass(table), Literal.of(constraint.value()), condition);
  }

  static String quoted(List<Identifier> columns) {
    return columns.stream().map(Identifier::quoted).collect(Collectors.joining(", "));
  }

  private static String attribute(String what, TableName table, Identifier column) {
    return """
        select %s from pg_catalog.pg_attribute
         where attrelid = %s and attname = %s and attnum > 0 and not attisdropped"""
        .formatted(what, regclass(table), Literal.of(column.value()));
  }
}
