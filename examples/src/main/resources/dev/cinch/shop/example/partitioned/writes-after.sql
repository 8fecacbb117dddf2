insert into visit (at, page, visitor, section)
  values (date '2026-01-01' + (random() * 190)::integer, '/page/9', 'w', 'page');
update visit set at = at + 1 where visitor = 'v77' and at < date '2026-07-01';
update visit set visitor = 'same' where visitor = 'v99';
