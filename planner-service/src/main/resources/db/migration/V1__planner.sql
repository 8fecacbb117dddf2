create table migration (
  id              text primary key,
  version         bigint not null,
  seq             bigint not null,
  state           text not null,
  attempt         integer not null,
  epoch           bigint not null,
  approved        text[] not null,
  plan            text not null,
  plan_digest     text not null,
  sync_rule       jsonb,
  progress        jsonb not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);

create index migration_active on migration (id) where state in ('ACTIVE', 'ROLLING_BACK');

create table migration_phase (
  migration text not null references migration,
  phase     text not null,
  status    text not null,
  since     timestamptz not null,
  reason    text,
  evidence  jsonb not null,
  primary key (migration, phase)
);

create table history (
  id        bigint generated always as identity primary key,
  migration text not null references migration,
  at        timestamptz not null,
  actor     text not null,
  attempt   integer not null,
  what      text not null,
  phase     text,
  before    text,
  after     text,
  reason    text,
  evidence  jsonb not null
);

create index history_of_migration on history (migration, id);

create table verdict (
  migration   text not null references migration,
  phase       text not null,
  attempt     integer not null,
  plan_digest text not null,
  outcome     text not null,
  findings    jsonb not null,
  decided_at  timestamptz not null,
  expires_at  timestamptz not null,
  primary key (migration, phase)
);

create table step_run (
  id        bigint generated always as identity primary key,
  migration text not null references migration,
  attempt   integer not null,
  phase     text not null,
  step      text not null,
  began_at  timestamptz not null,
  ended_at  timestamptz not null,
  tries     integer not null,
  outcome   text not null,
  error     text,
  blocked   jsonb not null
);

create index step_run_of_migration on step_run (migration, id);

create table pass (
  id           bigint generated always as identity primary key,
  migration    text not null references migration,
  phase        text not null,
  number       integer not null,
  started_at   timestamptz not null,
  ranges_done  bigint not null default 0,
  ranges_lost  bigint not null default 0,
  rows_seen    bigint not null default 0,
  rows_changed bigint not null default 0,
  mismatches   bigint not null default 0,
  unique (migration, phase, number)
);

create table pass_leaf (
  pass        bigint not null references pass,
  leaf_schema text not null,
  leaf_name   text not null,
  filenode    bigint not null,
  timeline    integer not null,
  pages       bigint not null,
  next_page   bigint not null,
  pages_done  bigint not null default 0,
  stale       boolean not null default false,
  primary key (pass, leaf_schema, leaf_name)
);

create table page_range (
  id          uuid primary key,
  pass        bigint not null references pass,
  leaf_schema text not null,
  leaf_name   text not null,
  first_page  bigint not null,
  end_page    bigint not null,
  status      text not null,
  attempt     integer not null,
  issue       integer not null,
  failures    integer not null default 0,
  worker      text,
  error       text,
  due_at      timestamptz,
  given_at    timestamptz,
  heard_at    timestamptz
);

create index page_range_open on page_range (pass, status) where status in ('WAITING', 'GIVEN', 'TAKEN');
create index page_range_of_leaf on page_range (pass, leaf_schema, leaf_name, first_page);
