alter table log_partition add column leader_epoch integer;

-- what was read before without it can't be compared with what a later leader holds: it is read again
delete from log_schema;
delete from log_partition;
