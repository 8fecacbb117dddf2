select pg_typeof(max(name)) = 'text'::regtype and to_regclass('street_name') is not null
       and bool_and(id <> 3 or name = 'a street')
  from street
