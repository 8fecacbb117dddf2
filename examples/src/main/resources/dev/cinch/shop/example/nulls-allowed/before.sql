create table arrival (id bigint primary key, referrer text not null);
insert into arrival select n, 'referrer ' || n from generate_series(1, 2000) n;
