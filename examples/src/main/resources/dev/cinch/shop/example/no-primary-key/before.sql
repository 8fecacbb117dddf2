create table click (happened_at timestamptz not null, page text, milliseconds integer);
insert into click select now() - n * interval '1 second', 'page ' || n % 7, n from generate_series(1, 2000) n;
-- two rows that nothing tells apart
insert into click select happened_at, page, milliseconds from click where milliseconds = 1000;
