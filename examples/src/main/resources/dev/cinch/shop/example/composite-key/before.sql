create table line (receipt bigint, number smallint, cents integer not null, primary key (receipt, number));
insert into line select n / 4, n % 4, n from generate_series(1, 2000) n;
