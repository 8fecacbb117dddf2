insert into member values ((random() * 1000000000)::bigint + 10000, gen_random_uuid()::text) on conflict do nothing;
update member set email = email where id = 15;
