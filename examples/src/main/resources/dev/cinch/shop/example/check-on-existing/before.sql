create table payment (id bigint primary key, amount numeric(12, 2));
insert into payment select n, n from generate_series(1, 2000) n;
