update consignment set weight = '815' where id = 15;
insert into consignment (id, weight)
  values ((random() * 1000000000)::bigint + 10000, '7') on conflict do nothing;
