insert into delivery (address) values ('new street');
update delivery set address = address || '.' where id = 7;
