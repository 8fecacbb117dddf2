package dev.cinch.target.catalog;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws the portrait of a table. */
final class PortraitQuery {

  private static final String LINES =
      """
      with recursive tree (oid) as (
             select cast(:table as oid)
             union
             select i.inhrelid
               from pg_catalog.pg_inherits i
               join tree t on t.oid = i.inhparent),
           relation as (
             select c.*, pg_catalog.format('%I.%I', n.nspname, c.relname) as name
               from tree t
               join pg_catalog.pg_class c on c.oid = t.oid
               join pg_catalog.pg_namespace n on n.oid = c.relnamespace)
      select pg_catalog.format('table %s kind=%s owner=%s acl=%s options=%s rls=%s/%s comment=%s',
               r.name, r.relkind, r.relowner::pg_catalog.regrole, r.relacl, r.reloptions,
               r.relrowsecurity, r.relforcerowsecurity,
               pg_catalog.obj_description(r.oid, 'pg_class')) as line
        from relation r
      union all
      select pg_catalog.format(
               'column %s.%I %s null=%s identity=%s generated=%s default=%s collation=%s acl=%s'
                 || ' statistics=%s options=%s comment=%s',
               r.name, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
               not a.attnotnull, a.attidentity, a.attgenerated,
               pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attcollation::pg_catalog.regcollation,
               a.attacl, a.attstattarget, a.attoptions,
               pg_catalog.col_description(a.attrelid, a.attnum))
        from relation r
        join pg_catalog.pg_attribute a
          on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
        left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      union all
      select pg_catalog.format('constraint %s on %s: %s valid=%s comment=%s',
               pg_catalog.quote_ident(k.conname), r.name, pg_catalog.pg_get_constraintdef(k.oid),
               k.convalidated, pg_catalog.obj_description(k.oid, 'pg_constraint'))
        from relation r
        join pg_catalog.pg_constraint k on k.conrelid = r.oid
      union all
      select pg_catalog.format('index %s valid=%s comment=%s',
               pg_catalog.pg_get_indexdef(i.indexrelid), i.indisvalid,
               pg_catalog.obj_description(i.indexrelid, 'pg_class'))
        from relation r
        join pg_catalog.pg_index i on i.indrelid = r.oid
      union all
      select pg_catalog.format('trigger %s enabled=%s',
               pg_catalog.pg_get_triggerdef(t.oid), t.tgenabled)
        from relation r
        join pg_catalog.pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal
      union all
      select distinct pg_catalog.format('function %s comment=%s',
               p.oid::pg_catalog.regprocedure, pg_catalog.obj_description(p.oid, 'pg_proc'))
        from relation r
        join pg_catalog.pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal
        join pg_catalog.pg_proc p on p.oid = t.tgfoid
       order by 1
      """;

  private final JdbcClient client;

  PortraitQuery(JdbcClient client) {
    this.client = client;
  }

  TablePortrait of(long table) {
    return new TablePortrait(client.sql(LINES).param("table", table).query(String.class).list());
  }
}
