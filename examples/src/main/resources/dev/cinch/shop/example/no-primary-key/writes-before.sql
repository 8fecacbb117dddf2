insert into click (happened_at, page, milliseconds) values (now(), 'new', 2500);
update click set page = page || '.' where milliseconds = 1000;
