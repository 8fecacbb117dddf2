-- what a column that was there already was before its migration
alter table portrait add column existing jsonb;

-- which words the planner knew that stored the plan
alter table migration add column plan_language integer not null default 1;
