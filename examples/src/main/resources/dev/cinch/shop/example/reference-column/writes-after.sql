update stock set warehouse_number = 4, warehouse_id = 4 where id = 9;
