-- The trace of the phase event that asked (traceparent); null where it had none, and of all before this one.
alter table gate_question add column trace text;
