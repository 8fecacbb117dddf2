package dev.cinch.target.catalog;

import dev.cinch.target.catalog.Dependent.Evidence;
import dev.cinch.target.catalog.Dependent.Kind;
import dev.cinch.target.name.Identifier;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what else in the database reads a column. */
final class DependentQuery {

  // a view depends through its rule, so the rule's relation is what people know
  private static final String RECORDED =
      """
      select distinct
             case when r.ev_class = d.refobjid then 'RULE'
                  when v.relkind = 'v' then 'VIEW'
                  when v.relkind = 'm' then 'MATERIALIZED_VIEW'
                  when r.oid is not null then 'RULE'
                  when k.oid is not null then 'FOREIGN_KEY'
                  when s.relkind = 'S' then 'SEQUENCE'
                  else case d.classid
                         when 'pg_catalog.pg_proc'::regclass then 'FUNCTION'
                         when 'pg_catalog.pg_policy'::regclass then 'POLICY'
                         when 'pg_catalog.pg_trigger'::regclass then 'TRIGGER'
                         when 'pg_catalog.pg_attrdef'::regclass then 'GENERATED_COLUMN'
                         when 'pg_catalog.pg_class'::regclass then 'GENERATED_COLUMN'
                         when 'pg_catalog.pg_statistic_ext'::regclass then 'STATISTICS'
                         when 'pg_catalog.pg_publication_rel'::regclass then 'PUBLICATION'
                         else 'OTHER' end
             end as kind,
             case when v.relkind in ('v', 'm')
                  then (pg_catalog.pg_identify_object('pg_catalog.pg_class'::regclass, v.oid, 0))
                         .identity
                  when g.oid is not null
                  then (pg_catalog.pg_identify_object(
                          'pg_catalog.pg_class'::regclass, g.adrelid, g.adnum)).identity
                  else (pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid)).identity
             end as name
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_depend d
          on d.refclassid = 'pg_catalog.pg_class'::regclass
         and d.refobjid = a.attrelid
         and d.refobjsubid = a.attnum
        left join pg_catalog.pg_rewrite r
          on d.classid = 'pg_catalog.pg_rewrite'::regclass and r.oid = d.objid
        left join pg_catalog.pg_class v on v.oid = r.ev_class
        left join pg_catalog.pg_constraint k
          on d.classid = 'pg_catalog.pg_constraint'::regclass and k.oid = d.objid
        left join pg_catalog.pg_attrdef g
          on d.classid = 'pg_catalog.pg_attrdef'::regclass and g.oid = d.objid
        left join pg_catalog.pg_class s
          on d.classid = 'pg_catalog.pg_class'::regclass and s.oid = d.objid
       where a.attrelid = cast(:table as oid)
         and a.attname = :column
         -- facts of the table itself: its indexes, constraints and the column's own default
         and (k.oid is null or k.conrelid <> a.attrelid)
         and (s.oid is null or s.relkind not in ('i', 'I'))
         and (g.oid is null or g.adnum <> a.attnum)
         and not (d.classid = 'pg_catalog.pg_class'::regclass
                  and d.objid = a.attrelid
                  and d.objsubid = a.attnum)
       order by kind, name
      """;

  // whose columns a star stands for is not looked up: it counts where the table is named as well
  private static final String SOURCES =
      """
      select (pg_catalog.pg_identify_object('pg_catalog.pg_proc'::regclass, p.oid, 0)).identity
               as name,
             case when p.prosrc ~* ('\\m' || named.column || '\\M') then 'NAMED_IN_SOURCE'
                  else 'WHOLE_ROWS_IN_SOURCE' end as evidence
        from pg_catalog.pg_class c
        cross join lateral (
               select regexp_replace(c.relname, '(\\W)', '\\\\\\1', 'g') as relation,
                      regexp_replace(:column, '(\\W)', '\\\\\\1', 'g') as column) named
        cross join pg_catalog.pg_proc p
        join pg_catalog.pg_language l on l.oid = p.prolang
       where c.oid = cast(:table as oid)
         and l.lanname not in ('internal', 'c')
         and p.prosqlbody is null
         and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
         and p.prosrc ~* ('\\m' || named.relation || '\\M')
         and (p.prosrc ~* ('\\m' || named.column || '\\M')
              or p.prosrc ~* '(\\mselect|\\mdistinct|\\mreturning|,|\\.)\\s*\\*'
              or p.prosrc ~* ('\\minsert\\s+into\\s+("?\\w+"?\\.)?"?' || named.relation
                              || '"?\\s+(values|select|table|with)\\M'))
       order by 1
      """;

  private final JdbcClient client;

  DependentQuery(JdbcClient client) {
    this.client = client;
  }

  List<Dependent> of(long table, Identifier column) {
    return Stream.concat(recorded(table, column), inSource(table, column)).toList();
  }

  private Stream<Dependent> recorded(long table, Identifier column) {
    return client
        .sql(RECORDED)
        .param("table", table)
        .param("column", column.value())
        .query(
            (row, number) ->
                new Dependent(
                    Kind.valueOf(row.getString("kind")), row.getString("name"), Evidence.RECORDED))
        .list()
        .stream();
  }

  private Stream<Dependent> inSource(long table, Identifier column) {
    return client
        .sql(SOURCES)
        .param("table", table)
        .param("column", column.value())
        .query(
            (row, number) ->
                new Dependent(
                    Kind.FUNCTION,
                    row.getString("name"),
                    Evidence.valueOf(row.getString("evidence"))))
        .list()
        .stream();
  }
}
