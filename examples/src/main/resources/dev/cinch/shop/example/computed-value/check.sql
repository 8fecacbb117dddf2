select bool_and(total is not null)
       and bool_and(total = price * quantity)
       and exists (select from pg_index where indexrelid = 'line_item_total'::regclass
                    and indpred is not null and indnatts = 2 and indnkeyatts = 1)
  from line_item
