select bool_and(given_name is not null and family_name is not null)
       and bool_and(id >= 2001 or id = 1815 or (given_name, family_name) = ('given' || id, 'family' || id))
       and bool_and(id <> 1815 or (given_name in ('given1815', 'Ada') and family_name in ('family1815', 'King', 'Lovelace')))
       and bool_and(id <> 2001 or (given_name, family_name) = ('Plato', ''))
       and bool_and(id <= 2001 or (given_name, family_name) = ('Grace', 'Brewster Hopper'))
       and not exists (select from pg_attribute where attrelid = 'contact'::regclass
                          and attname = 'full_name' and not attisdropped)
  from contact
