-- What each migration is going to do to events, from its start on.
create table planned_change (
  migration   text  primary key,
  plan_digest text  not null,
  changes     jsonb not null
);

-- What owners were told. The id is made from the fact, so that no fact is told twice.
create table notice (
  id          text        primary key,
  environment text        not null,
  consumer    text        not null,
  owner       text        not null,
  notify      text,
  migration   text        not null,
  attempt     integer     not null,
  plan_digest text        not null,
  phase       text        not null,
  occasion    text        not null,
  change      jsonb       not null,
  proposal    text        not null,
  wording     jsonb       not null,
  at          timestamptz not null
);

create index notice_by_consumer on notice (environment, consumer, at);
create index notice_by_migration on notice (migration, phase, at);

-- What owners have answered; nothing is changed or deleted here.
create table owner_answer (
  id          bigint      generated always as identity primary key,
  notice      text        not null references notice,
  environment text        not null,
  consumer    text        not null,
  migration   text        not null,
  proposal    text        not null,
  answer      text        not null,
  actor       text        not null,
  reason      text,
  at          timestamptz not null,
  unique (notice, answer, actor, at)
);

create index owner_answer_newest on owner_answer (environment, consumer, migration, proposal, at);

-- Notices that are to be brought to an address; kept until they have arrived.
create table notice_delivery (
  id           bigint      generated always as identity primary key,
  notice       text        not null references notice,
  address      text        not null,
  tries        integer     not null default 0,
  due_at       timestamptz not null,
  error        text,
  delivered_at timestamptz,
  unique (notice, address)
);

create index notice_delivery_due on notice_delivery (due_at) where delivered_at is null;
