insert into line_item (order_id, position, price, quantity, total)
  values (99999, (random() * 1000000000)::integer, 3.5, 2, 7) on conflict do nothing;
update line_item set quantity = 9, total = price * 9 where order_id = 20 and position = 1;
delete from line_item where order_id = 30 and position = 2;
