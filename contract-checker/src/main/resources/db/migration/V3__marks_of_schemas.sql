-- The index can be made anew from the log at any time: by how records name their schema, and with
-- when the last one of each was written.
drop table log_schema;
delete from log_partition;

create table log_schema (
  topic       text        not null,
  part        text        not null,
  partition   integer     not null,
  schema_mark text        not null,
  last_offset bigint      not null,
  written_by  timestamptz not null, -- by our own clock
  stamped_at  timestamptz not null, -- the record's own time, which a producer may set as it likes
  primary key (topic, part, partition, schema_mark)
);

-- What contracts say besides.
alter table contract
  add column retry_topics text[] not null default '{}',
  add column answer_needed boolean not null default true;
alter table contract_history
  add column retry_topics text[] not null default '{}',
  add column answer_needed boolean not null default true;

-- Exceptions that approvers have granted to findings.
alter table gate_question add column overrides jsonb not null default '[]';
