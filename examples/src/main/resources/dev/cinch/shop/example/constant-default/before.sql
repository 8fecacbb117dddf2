create table basket (id bigint generated always as identity primary key, customer text not null);
insert into basket (customer) select 'customer ' || n from generate_series(1, 2000) n;
