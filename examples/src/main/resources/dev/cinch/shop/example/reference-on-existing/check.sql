select convalidated and confdeltype = 'r' from pg_constraint where conname = 'branch_city_id'
