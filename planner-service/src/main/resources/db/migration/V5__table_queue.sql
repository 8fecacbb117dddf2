-- the place of a migration in its table's queue: lines are given out one after the other, so that
-- none becomes visible before a smaller one
alter table migration add column line bigint;

update migration
   set line = earlier.number
  from (select id, row_number() over (order by created_at, id) as number from migration) earlier
 where migration.id = earlier.id;

alter table migration alter column line set not null;
alter table migration alter column line add generated always as identity;
select setval(pg_get_serial_sequence('migration', 'line'),
              (select coalesce(max(line), 0) + 1 from migration), false);

create index migration_of_table on migration (target, table_name, line)
 where state not in ('ROLLED_BACK', 'ABORTED', 'COMPLETED');
