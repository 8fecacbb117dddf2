select bool_and(grams is not null) and bool_and(id > 2000 or id in (15, 16, 17) or grams = id)
       and not exists (select from pg_attribute where attrelid = 'consignment'::regclass
                          and attname = 'weight' and not attisdropped)
  from consignment
