-- Where each phase of each migration stands, as the planner has told it last.
create table phase_fact (
  migration   text        not null,
  phase       text        not null,
  status      text        not null,
  plan_digest text        not null,
  at          timestamptz not null,
  reason      text,
  evidence    jsonb       not null,
  primary key (migration, phase)
);

-- Of a question that was open before nobody knows where its migration works: it is UNKNOWN.
alter table gate_question
  add column site jsonb not null default
    '{"target": "", "table": {"schema": "", "name": ""}, "column": "", "epoch": 0, "demandsNotNull": false}',
  add column conditions jsonb not null default
    '{"quiet": "PT10M", "verifyWithin": "PT1H", "heartbeatsWithin": "PT5M", "answersWithin": "P30D"}';
alter table gate_question alter column site drop default, alter column conditions drop default;

-- How often each statement had been called when it was last known to use what goes, or when it was
-- first looked at. One row a migration and column, replaced as a whole.
create table statement_baseline (
  migration text        not null,
  target    text        not null,
  column_name text      not null,
  at        timestamptz not null,
  reset_at  timestamptz not null,
  evictions bigint      not null,
  calls     jsonb       not null,
  primary key (migration, target, column_name)
);
