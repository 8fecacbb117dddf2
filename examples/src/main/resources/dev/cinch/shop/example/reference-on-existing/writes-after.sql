update branch set city_id = 7 where id = 70;
