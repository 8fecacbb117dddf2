select bool_and(price is not null) and bool_and(receipt <> 7 or number <> 2 or price = 9.95)
       and (select count(*) = 1 from pg_constraint where conrelid = 'line'::regclass and contype = 'p')
  from line
