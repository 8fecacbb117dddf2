create table delivery (id bigint generated always as identity primary key, address text not null);
insert into delivery (address) select 'street ' || n from generate_series(1, 2000) n;
