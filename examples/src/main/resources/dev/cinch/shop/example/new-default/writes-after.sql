update ticket set priority = 'low' where id = 3;
insert into ticket (id) values ((random() * 1000000000)::bigint + 10000) on conflict do nothing;
