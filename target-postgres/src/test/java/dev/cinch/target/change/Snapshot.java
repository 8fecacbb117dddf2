package dev.cinch.target.change;

import dev.cinch.target.TestDatabase;
import java.sql.SQLException;

/**
 * All that a schema's objects are, as text: two of them are equal where the catalog is the same.
 */
final class Snapshot {

  private static final String QUERY =
      """
      select string_agg(line, E'\\n' order by line) from (
        select format('column %s %s %s null=%s default=%s acl=%s target=%s options=%s comment=%s',
                 a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
                 not a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attacl, a.attstattarget,
                 a.attoptions, col_description(a.attrelid, a.attnum)) as line
          from pg_attribute a
          join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where c.relnamespace = 'shop'::regnamespace and a.attnum > 0 and not a.attisdropped
        union all
        select format('constraint %s %s %s valid=%s comment=%s', conrelid::regclass, conname,
                 pg_get_constraintdef(oid), convalidated, obj_description(oid, 'pg_constraint'))
          from pg_constraint where connamespace = 'shop'::regnamespace
        union all
        select format('trigger %s enabled=%s', pg_get_triggerdef(t.oid), tgenabled)
          from pg_trigger t join pg_class c on c.oid = tgrelid
         where c.relnamespace = 'shop'::regnamespace
        union all
        select format('function %s comment=%s', pg_get_functiondef(oid),
                 obj_description(oid, 'pg_proc'))
          from pg_proc where pronamespace = 'shop'::regnamespace
        union all
        select format('index %s valid=%s', pg_get_indexdef(indexrelid), indisvalid)
          from pg_index join pg_class c on c.oid = indrelid
         where c.relnamespace = 'shop'::regnamespace
        union all
        select format('relation %s %s comment=%s', oid::regclass, relkind,
                 obj_description(oid, 'pg_class'))
          from pg_class where relnamespace = 'shop'::regnamespace
      ) lines
      """;

  private Snapshot() {}

  static String of(TestDatabase database) throws SQLException {
    return String.valueOf(database.ask(QUERY));
  }
}
