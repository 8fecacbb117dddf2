select count(*) filter (where driver_note is null) = count(*)
       and (select col_description(attrelid, attnum) = 'What the driver wrote'
              from pg_attribute
             where attrelid = 'delivery'::regclass and attname = 'driver_note')
  from delivery
