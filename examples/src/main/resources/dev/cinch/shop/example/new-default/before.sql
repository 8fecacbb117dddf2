create table ticket (id bigint primary key, priority text not null default 'normal');
insert into ticket select n, 'high' from generate_series(1, 2000) n;
