select not exists (select from pg_attribute where attrelid = 'shelf'::regclass
                      and attname in ('legacy_code', 'legacy_note') and not attisdropped)
