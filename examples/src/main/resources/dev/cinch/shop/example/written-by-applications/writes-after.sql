update consignment set grams = 817 where id = 17;
insert into consignment (id, grams)
  values ((random() * 1000000000)::bigint + 10000, 7) on conflict do nothing;
