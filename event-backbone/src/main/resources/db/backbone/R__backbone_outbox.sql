-- Events on their way to Kafka. Repeatable, so that it never collides with the numbers of the
-- service's own migrations: every statement here must be harmless when it runs again.

create table if not exists outbox (
  id              bigint generated always as identity primary key,
  event_id        text        not null,
  topic           text        not null,
  key             text        not null,
  schema_digest   text        not null, -- of outbox_schema; no foreign key, since its lock would be shared by all appends
  payload         bytea       not null, -- Avro without framing: the registry is asked by the relay, not by the append
  source          text        not null,
  type            text        not null,
  traceparent     text,
  created_at      timestamptz not null,
  sent_at         timestamptz,
  refused_at      timestamptz,          -- the broker will never take it; later events of its topic and key are held behind it
  refused_because text
);

create index if not exists outbox_unsent on outbox (id) where sent_at is null;
create index if not exists outbox_refused on outbox (topic, key, id) where sent_at is null and refused_at is not null;
create index if not exists outbox_sent on outbox (sent_at) where sent_at is not null;

-- The schemas that payloads were encoded with, by SHA-256 of their text.
create table if not exists outbox_schema (
  digest text primary key,
  schema text not null
);
