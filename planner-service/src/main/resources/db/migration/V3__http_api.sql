-- what migrations are listed by; a plan's text has held it so far
alter table migration add column owner text, add column target text, add column table_name text;

update migration
   set owner = coalesce(substring(plan from '(?n)^owner:\s*["'']?([^"''#]*[^"''#\s])'), ''),
       target = coalesce(substring(plan from '(?n)^target:\s*["'']?([^"''#]*[^"''#\s])'), ''),
       table_name = coalesce(substring(plan from '(?n)^table:\s*["'']?([^"''#]*[^"''#\s])'), '');

update migration set table_name = 'public.' || table_name where strpos(table_name, '.') = 0;

alter table migration
  alter column owner set not null,
  alter column target set not null,
  alter column table_name set not null;

create index migration_newest on migration (created_at desc, id desc);

-- The feed puts what happened into one order in which nothing appears behind what a reader has
-- seen already: ids of concurrent transactions become visible in any order, places are given out
-- afterwards, by one planner at a time.
create table feed (last bigint not null);
insert into feed values (0);

alter table history add column place bigint;
create unique index history_place on history (place);
create index history_place_of_migration on history (migration, place);
create index history_without_place on history (id) where place is null;

-- the newest of each migration's counters only: it moves to the end of the feed with each change
create table feed_standing (
  migration text primary key references migration,
  seq       bigint not null,
  place     bigint not null unique,
  placed_at timestamptz not null,
  standing  text not null
);

create index page_range_failing on page_range (pass, failures desc, first_page)
 where failures > 0 and status not in ('DONE', 'SUPERSEDED');
