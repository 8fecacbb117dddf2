create table city (id bigint primary key);
create table branch (id bigint primary key, city_id bigint);
insert into city select n from generate_series(1, 50) n;
insert into branch select n, 1 + n % 50 from generate_series(1, 2000) n;
create index branch_city on branch (city_id);
