-- Whom the step at hand waits for, as long as it does; a step that is none: nobody any more.
create table standstill (
  migration     text primary key references migration,
  step          text,
  tries         integer not null,
  at            timestamptz not null,
  waited_millis bigint not null,
  held_up_by    text not null,
  revision      bigint not null default 1
);
