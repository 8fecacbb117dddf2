update line set cents = 995 where receipt = 7 and number = 2;
insert into line (receipt, number, cents) values ((random() * 1000000000)::bigint + 10000, 1, 100)
  on conflict do nothing;
