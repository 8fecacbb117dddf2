select convalidated and (select attnotnull from pg_attribute
                          where attrelid = 'payment'::regclass and attname = 'amount')
  from pg_constraint where conname = 'payment_amount_positive'
