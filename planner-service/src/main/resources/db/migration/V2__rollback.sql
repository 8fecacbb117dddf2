alter table migration add column direction text not null default 'FORWARD';

create table portrait (
  migration text primary key references migration,
  drawn_at  timestamptz not null,
  lines     text[] not null
);
