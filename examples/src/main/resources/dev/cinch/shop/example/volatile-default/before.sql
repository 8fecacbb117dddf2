create table voucher (code text not null, amount integer);
insert into voucher select 'code ' || n, n from generate_series(1, 2000) n;
