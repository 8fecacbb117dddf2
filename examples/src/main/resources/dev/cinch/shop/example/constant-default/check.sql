select bool_and(currency = 'EUR')
       and (select convalidated from pg_constraint where conname = 'basket_currency_code')
       and (select attnotnull and atthasdef from pg_attribute
             where attrelid = 'basket'::regclass and attname = 'currency')
  from basket
