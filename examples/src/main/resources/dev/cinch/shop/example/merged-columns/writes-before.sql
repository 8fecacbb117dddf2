update person set last_name = 'Smith' where id = 44;
insert into person (id, first_name, last_name)
  values ((random() * 1000000000)::bigint + 10000, 'a', 'b') on conflict do nothing;
