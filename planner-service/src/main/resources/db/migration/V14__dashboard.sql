-- What each step ran on the target; empty for those that were run before this one.
alter table step_run add column sql jsonb not null default '[]';

-- Listeners hear of a verdict, too: how often the gate has said something new, and how often they were told.
alter table verdict add column revision bigint not null default 1;
alter table feed_standing add column verdicts bigint not null default 0;
