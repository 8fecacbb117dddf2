select pg_typeof(max(id)) = 'bigint'::regtype and count(*) > 2000 and count(*) = count(distinct id)
       and (select attidentity = 'd' from pg_attribute
             where attrelid = 'account'::regclass and attname = 'id')
       and (select conname = 'account_pkey' and pg_get_constraintdef(oid) = 'PRIMARY KEY (id)'
              from pg_constraint where conrelid = 'account'::regclass and contype = 'p')
       and pg_get_serial_sequence('account', 'id') = 'public.account_id_seq'
       and (select last_value >= (select max(id) from account) from account_id_seq)
  from account
