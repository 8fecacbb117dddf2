-- the plan that a migration only tries out; null for those that are meant
alter table migration add column rehearses text;

create index migration_of_rehearsed_plan on migration (rehearses, created_at desc)
 where rehearses is not null;

-- what the target showed when a phase of a rehearsal began, ended and was taken back
create table rehearsal_reading (
  migration   text not null references migration,
  phase       text not null,
  edge        text not null,
  at          timestamptz not null,
  log_bytes   bigint not null,
  table_bytes bigint not null,
  index_bytes bigint not null,
  row_count   bigint,
  primary key (migration, phase, edge)
);

-- of the try that was carried out; null of runs that were kept before, and where it is not known
alter table step_run add column waited_millis bigint;
alter table step_run add column held_millis bigint;

-- the longest time for which a worker may have kept rows locked
alter table pass add column longest_slice_millis bigint not null default 0;
