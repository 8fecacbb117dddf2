select bool_and(reading is not null) and pg_typeof(max(reading)) = 'bigint'::regtype
       and (select atthasdef from pg_attribute
             where attrelid = 'meter'::regclass and attname = 'reading')
       and to_regclass('meter_reading') is null and to_regclass('meter_reading_wide') is not null
       and bool_and(id <> 5 or reading = 55)
  from meter
