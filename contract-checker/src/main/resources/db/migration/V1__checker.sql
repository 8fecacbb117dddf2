-- What each consumer reads: the newest version of each contract, removed or not.
create table contract (
  environment   text        not null,
  consumer      text        not null,
  subject       text        not null,
  version       integer     not null,
  removed       boolean     not null,
  registered_at timestamptz not null,
  kind          text        not null,
  owner         text        not null,
  notify        text,
  topic         text,
  reader_schema text,
  fields        text[]      not null,
  groups        text[]      not null,
  language      text,
  library       text,
  deployed      text,
  primary key (environment, consumer, subject)
);

create index contract_by_subject on contract (environment, subject) where not removed;
create index contract_by_topic on contract (environment, topic) where not removed;

-- Every version that there ever was; nothing is deleted here.
create table contract_history (
  environment   text        not null,
  consumer      text        not null,
  subject       text        not null,
  version       integer     not null,
  removed       boolean     not null,
  registered_at timestamptz not null,
  kind          text        not null,
  owner         text        not null,
  notify        text,
  topic         text,
  reader_schema text,
  fields        text[]      not null,
  groups        text[]      not null,
  language      text,
  library       text,
  deployed      text,
  primary key (environment, consumer, subject, version)
);

-- How far each migration's phase changes were heard: what is not beyond is late or comes twice.
create table migration_heard (
  migration text   primary key,
  seq       bigint not null
);

-- What migrations ask. The verdicts are JSON since nothing looks into them here.
create table gate_question (
  id           bigint      generated always as identity primary key,
  revision     bigint      not null,
  migration    text        not null,
  seq          bigint      not null,
  attempt      integer     not null,
  plan_digest  text        not null,
  phase        text        not null,
  environment  text        not null,
  changes      jsonb       not null,
  opened_at    timestamptz not null,
  ask_at       timestamptz not null, -- when it is asked next, or was to be when it closed
  latest       jsonb,                -- what was decided last
  published    jsonb,                -- what was told last
  closed_at    timestamptz,
  closed_by    bigint                -- the seq of the phase change that made it void
);

create unique index gate_question_open on gate_question (migration) where closed_at is null;
create index gate_question_due on gate_question (ask_at) where closed_at is null;
create index gate_question_newest on gate_question (migration, id);

-- Each verdict that was told.
create table gate_verdict (
  question   bigint      not null references gate_question,
  decided_at timestamptz not null,
  outcome    text        not null,
  decision   jsonb       not null,
  primary key (question, decided_at)
);

-- How far each partition of a topic was read. The topic's id tells topics of one name apart.
create table log_partition (
  topic         text    not null,
  part          text    not null, -- KEY or VALUE
  partition     integer not null,
  topic_id      text    not null,
  indexed_until bigint  not null,
  last_unframed bigint,
  primary key (topic, part, partition)
);

-- The last record of each schema in each partition.
create table log_schema (
  topic       text    not null,
  part        text    not null,
  partition   integer not null,
  schema_id   integer not null,
  last_offset bigint  not null,
  primary key (topic, part, partition, schema_id)
);
