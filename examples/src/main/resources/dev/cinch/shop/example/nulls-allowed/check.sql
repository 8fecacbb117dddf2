select not attnotnull and (select count(*) = 1 from arrival where referrer is null)
  from pg_attribute where attrelid = 'arrival'::regclass and attname = 'referrer'
