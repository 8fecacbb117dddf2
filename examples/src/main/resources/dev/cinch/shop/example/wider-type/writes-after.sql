update meter set place = place || '.' where id = 3;
update meter set reading = 55 where id = 5;
insert into meter (place) values ('without a reading');
