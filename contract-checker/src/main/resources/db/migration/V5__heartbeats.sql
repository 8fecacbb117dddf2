-- What was last heard of each process of each consumer that keeps a heartbeat.
create table heartbeat (
  environment   text        not null,
  consumer      text        not null,
  subject       text        not null,
  instance      text        not null,
  reader_schema text,
  version       text,
  at            timestamptz not null,
  has_left      boolean     not null,
  primary key (environment, consumer, subject, instance)
);
