create table person (id bigint primary key, first_name text not null, last_name text not null);
insert into person select n, 'first' || n, 'last' || n from generate_series(1, 2000) n;
