select bool_and(warehouse_id = warehouse_number)
       and (select convalidated from pg_constraint where conname = 'stock_warehouse')
  from stock
