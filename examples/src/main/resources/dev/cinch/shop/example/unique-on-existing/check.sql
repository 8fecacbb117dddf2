select count(*) = 1 from pg_constraint where conname = 'member_email' and contype = 'u'
