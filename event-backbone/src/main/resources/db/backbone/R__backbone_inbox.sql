-- Which consumer has had the effect of which event. Repeatable: see R__backbone_outbox.sql.

create table if not exists inbox (
  consumer    text        not null,
  event_id    text        not null,
  received_at timestamptz not null,
  primary key (consumer, event_id)
);

create index if not exists inbox_received on inbox (received_at);
