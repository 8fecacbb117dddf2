-- The trace (W3C traceparent) of the command that started the migration; null where nothing was traced.
alter table migration add column traceparent text;
