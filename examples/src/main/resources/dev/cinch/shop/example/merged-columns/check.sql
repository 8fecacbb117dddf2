select bool_and(full_name is not null) and bool_and(id <> 44 or full_name in ('first44 Smith', 'Ann Smith'))
       and bool_and(id > 2000 or id = 44 or full_name = 'first' || id || ' last' || id)
       and not exists (select from pg_attribute where attrelid = 'person'::regclass
                          and attname in ('first_name', 'last_name') and not attisdropped)
  from person
