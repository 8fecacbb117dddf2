create table consignment (id bigint primary key, weight text not null);
insert into consignment select n, n::text from generate_series(1, 2000) n;
