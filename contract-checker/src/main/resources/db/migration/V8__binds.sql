-- How the consumer finds a field of a record.
alter table contract add column binds text not null default 'BY_NAME';
alter table contract_history add column binds text not null default 'BY_NAME';
