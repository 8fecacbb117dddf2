insert into click (happened_at, page, seconds) values (now(), 'new', 2.5);
update click set page = page || '.' where seconds = 1;
