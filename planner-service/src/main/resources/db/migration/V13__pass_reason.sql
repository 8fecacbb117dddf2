-- why the pass before was not enough; null of the first
alter table pass add column reason text;
