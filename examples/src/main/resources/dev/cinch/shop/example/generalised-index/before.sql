create table article (id bigint primary key, tags text not null);
insert into article select n, 'a' || n % 10 || ',b' || n % 3 from generate_series(1, 2000) n;
