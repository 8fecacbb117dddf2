update consignment set weight = '816', grams = 816 where id = 16;
insert into consignment (id, weight, grams)
  values ((random() * 1000000000)::bigint + 10000, '7', 7) on conflict do nothing;
