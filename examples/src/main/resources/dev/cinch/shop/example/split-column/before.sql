create table contact (id bigint primary key, full_name text not null);
insert into contact select n, 'given' || n || ' family' || n from generate_series(1, 2000) n;
insert into contact values (2001, 'Plato');
