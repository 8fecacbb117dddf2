select bool_and(seconds is not null) and count(*) filter (where seconds = 1) = 2
       and bool_and(page <> 'new' or seconds = 2.5)
       and not exists (select from pg_attribute where attrelid = 'click'::regclass
                          and attname = 'milliseconds' and not attisdropped)
  from click
