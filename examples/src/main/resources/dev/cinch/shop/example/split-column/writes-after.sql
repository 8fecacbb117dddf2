update contact set family_name = 'Lovelace' where id = 1815;
insert into contact (id, given_name, family_name)
  values ((random() * 1000000000)::bigint + 10000, 'Grace', 'Brewster Hopper') on conflict do nothing;
