update person set full_name = 'Ann Smith' where id = 44;
insert into person (id, full_name)
  values ((random() * 1000000000)::bigint + 10000, 'a b') on conflict do nothing;
