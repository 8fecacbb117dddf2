select not exists (select from pg_attribute where attrelid = 'shelf'::regclass
                      and attname = 'legacy_code' and not attisdropped)
