-- What one slot gets done in a second, as workers have reported it lately: ranges are cut to it.
alter table pass add column pages_per_second double precision;
