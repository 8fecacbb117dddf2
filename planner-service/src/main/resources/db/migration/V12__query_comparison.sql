-- what readers' queries come to on the new column, as it was last found out before SWITCH
create table query_comparison (
  migration   text primary key references migration,
  attempt     integer not null,
  compared_at timestamptz not null,
  queries     jsonb not null,
  unseen      jsonb not null
);
