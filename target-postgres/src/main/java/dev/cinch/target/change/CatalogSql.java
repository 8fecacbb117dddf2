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
