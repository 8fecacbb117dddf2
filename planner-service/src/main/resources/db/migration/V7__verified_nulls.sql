-- Of a pass that is under way nobody has counted the nulls that were seen so far.
alter table pass add column nulls bigint;
alter table pass alter column nulls set default 0;
