select bool_and(state_known is not null)
       and not exists (select from pg_attribute where attrelid = 'parcel'::regclass
                          and attname = 'state' and not attisdropped)
  from parcel
