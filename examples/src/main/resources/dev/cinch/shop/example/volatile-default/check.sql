select count(*) = count(distinct public_id)
       and (select attnotnull and atthasdef from pg_attribute
             where attrelid = 'voucher'::regclass and attname = 'public_id')
       and exists (select from pg_constraint where conname = 'voucher_public_id' and contype = 'u')
  from voucher
