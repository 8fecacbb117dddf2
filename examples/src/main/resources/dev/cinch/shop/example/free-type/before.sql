create table street (id bigint primary key, name varchar(30) not null);
insert into street select n, 'street ' || n from generate_series(1, 2000) n;
create index street_name on street (name);
