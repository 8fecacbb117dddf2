update line set price = 9.95 where receipt = 7 and number = 2;
insert into line (receipt, number, price) values ((random() * 1000000000)::bigint + 10000, 1, 1)
  on conflict do nothing;
