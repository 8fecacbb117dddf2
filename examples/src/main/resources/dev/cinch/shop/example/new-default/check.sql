select pg_get_expr(adbin, adrelid) = '''unsorted''::text'
       and (select count(*) > 0 from ticket where priority = 'normal')
       and (select count(*) > 1990 from ticket where priority = 'high')
  from pg_attrdef where adrelid = 'ticket'::regclass
