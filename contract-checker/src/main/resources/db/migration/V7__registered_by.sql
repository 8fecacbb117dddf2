-- Who registered or removed each version; null where an event did not say, and of all before this one.
alter table contract add column registered_by text;
alter table contract_history add column registered_by text;
