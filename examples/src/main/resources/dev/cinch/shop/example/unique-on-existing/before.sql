create table member (id bigint primary key, email text not null);
insert into member select n, 'm' || n || '@example.com' from generate_series(1, 2000) n;
