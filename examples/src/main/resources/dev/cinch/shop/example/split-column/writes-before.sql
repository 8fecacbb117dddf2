update contact set full_name = 'Ada King' where id = 1815;
insert into contact (id, full_name)
  values ((random() * 1000000000)::bigint + 10000, 'Grace Brewster Hopper') on conflict do nothing;
