-- How far a target's log has been read by the watch after TIGHTEN, and what was found in it.
create table watched_log (
  migration  text primary key references migration,
  attempt    integer not null,
  file       text not null,
  position   bigint not null,
  violations bigint not null
);
