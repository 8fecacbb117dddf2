package dev.cinch.target.change;

import dev.cinch.target.name.Identifier;
import java.util.List;

/**
 * What the old column has beside its data and the new one must have before it takes the name: the
 * grants, the comment unless the plan gives one, that it is an identity column and where that has
 * come to, the sequences it owns, its statistics target. Read from the catalog inside the
 * transaction of the rename, since all of it can change during the soak.
 */
final class CarryOver {

  private final ColumnChange change;
  private final Identifier old;

  CarryOver(ColumnChange change) {
    this.change = change;
    this.old = change.onlyReplaced();
  }

  List<String> statements() {
    return List.of(refuseDefault(), carry());
  }

  /** Inserts that leave the column out would begin to write nulls. */
  private String refuseDefault() {
    return Refusal.when(
        """
        exists (
              select 1 from pg_catalog.pg_attribute a, pg_catalog.pg_attribute b
               where a.attrelid = %s and a.attname = %s and a.atthasdef
                 and b.attrelid = a.attrelid and b.attname = %s
                 and not (b.atthasdef or b.attidentity <> ''))"""
            .formatted(
                CatalogSql.regclass(change.table()),
                Literal.of(old.value()),
                Literal.of(change.column().name().value())),
        "Cannot give the name of column %s of %s to %s: the old column has a default and the new one has none; set the new column's default first"
            .formatted(old, change.table(), change.column().name()));
  }

  private String carry() {
    return DollarQuote.block(
        """
        declare
          old_column pg_catalog.pg_attribute;
          item record;
          granted record;
        begin
          select * into strict old_column from pg_catalog.pg_attribute
           where attrelid = %1$s and attname = %2$s;
        %3$s
        %4$s
        %5$s
        %6$s
        %7$s
        end
        """
            .formatted(
                CatalogSql.regclass(change.table()),
                Literal.of(old.value()),
                grants(),
                comment(),
                sequences(),
                identity(),
                statistics()));
  }

  private String grants() {
    return """
          for item in
            select privilege_type, is_grantable,
                   case grantee when 0 then 'public' else pg_catalog.quote_ident(rolname) end as grantee
              from pg_catalog.aclexplode(old_column.attacl)
              left join pg_catalog.pg_roles r on r.oid = grantee
          loop
            execute pg_catalog.format('grant %%s (%%I) on %%s to %%s%%s',
              item.privilege_type, %1$s, %2$s, item.grantee,
              case when item.is_grantable then ' with grant option' else '' end);
          end loop;"""
        .formatted(column(), table());
  }

  private String comment() {
    if (change.column().comment() != null) {
      return "";
    }
    return """
          execute pg_catalog.format('comment on column %%s.%%I is %%L', %2$s, %1$s,
            pg_catalog.col_description(old_column.attrelid, old_column.attnum));"""
        .formatted(column(), table());
  }

  /** The new column counts on from where the old one is: nobody inserts meanwhile. */
  private String identity() {
    return """
          for item in
            select d.objid, n.nspname, c.relname, c.relacl,
                   pg_catalog.format('increment by %%s start with %%s %%s %%s cache %%s %%s',
                     q.seqincrement, q.seqstart,
                     case when q.seqmin in (1, -32768, -2147483648, -9223372036854775808)
                          then 'no minvalue' else 'minvalue ' || q.seqmin end,
                     case when q.seqmax in (-1, 32767, 2147483647, 9223372036854775807)
                          then 'no maxvalue' else 'maxvalue ' || q.seqmax end,
                     q.seqcache, case when q.seqcycle then 'cycle' else 'no cycle' end) as options
              from pg_catalog.pg_depend d
              join pg_catalog.pg_sequence q on q.seqrelid = d.objid
              join pg_catalog.pg_class c on c.oid = d.objid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'i'
               and d.refclassid = d.classid
               and d.refobjid = old_column.attrelid and d.refobjsubid = old_column.attnum
          loop
            execute pg_catalog.format('alter sequence %%I.%%I rename to %%I',
              item.nspname, item.relname, 'cinch_old_' || item.objid);
            execute pg_catalog.format(
              'alter table %%s alter column %%I add generated %%s as identity'
                || ' (sequence name %%I.%%I %%s)',
              %2$s, %1$s,
              case old_column.attidentity when 'a' then 'always' else 'by default' end,
              item.nspname, item.relname, item.options);
            execute pg_catalog.format(
              'select pg_catalog.setval(%%L, last_value, is_called) from %%I.%%I',
              pg_catalog.format('%%I.%%I', item.nspname, item.relname),
              item.nspname, 'cinch_old_' || item.objid);
            for granted in
              select privilege_type, is_grantable,
                     case grantee when 0 then 'public' else pg_catalog.quote_ident(rolname) end as grantee
                from pg_catalog.aclexplode(item.relacl)
                left join pg_catalog.pg_roles r on r.oid = grantee
            loop
              execute pg_catalog.format('grant %%s on sequence %%I.%%I to %%s%%s',
                granted.privilege_type, item.nspname, item.relname, granted.grantee,
                case when granted.is_grantable then ' with grant option' else '' end);
            end loop;
          end loop;"""
        .formatted(column(), table());
  }

  private String sequences() {
    return """
          for item in
            select d.objid::regclass as name
              from pg_catalog.pg_depend d
              join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
             where d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'a'
               and d.refclassid = d.classid
               and d.refobjid = old_column.attrelid and d.refobjsubid = old_column.attnum
          loop
            execute pg_catalog.format('alter sequence %%s owned by %%s.%%I',
              item.name, %2$s, %1$s);
            if exists (select 1 from pg_catalog.pg_attribute
                        where attrelid = old_column.attrelid and attname = %1$s
                          and atttypid = 'pg_catalog.int8'::regtype) then
              execute pg_catalog.format('alter sequence %%s as bigint', item.name);
            end if;
          end loop;"""
        .formatted(column(), table());
  }

  private String statistics() {
    return """
          if old_column.attstattarget >= 0 then
            execute pg_catalog.format('alter table %%s alter column %%I set statistics %%s',
              %2$s, %1$s, old_column.attstattarget);
          end if;
          if old_column.attoptions is not null then
            execute pg_catalog.format('alter table %%s alter column %%I set (%%s)',
              %2$s, %1$s, pg_catalog.array_to_string(old_column.attoptions, ', '));
          end if;"""
        .formatted(column(), table());
  }

  private String column() {
    return Literal.of(change.column().name().value());
  }

  private String table() {
    return Literal.of(change.table().quoted());
  }
}
