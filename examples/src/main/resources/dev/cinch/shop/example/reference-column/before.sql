create table warehouse (id bigint primary key, name text unique);
create table stock (id bigint primary key, warehouse_number bigint not null);
insert into warehouse select n, 'warehouse ' || n from generate_series(1, 20) n;
insert into stock select n, 1 + n % 20 from generate_series(1, 2000) n;
