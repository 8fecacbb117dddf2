update stock set warehouse_number = 3 where id = 9;
