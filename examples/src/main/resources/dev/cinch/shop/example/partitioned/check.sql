select bool_and(section = split_part(page, '/', 2))
       and (select indisvalid from pg_index where indexrelid = 'visit_section'::regclass)
       and (select count(*) = 20 from pg_inherits where inhparent = 'visit_section'::regclass)
  from visit
