-- what held the pace of the range that was heard of last
alter table pass add column limited_by text;
