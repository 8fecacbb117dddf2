insert into account (name) values ('new');
update account set name = name || '.' where id = 3;
