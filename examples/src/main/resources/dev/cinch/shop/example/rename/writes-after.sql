update supplier set id = id where id = (select id from supplier limit 1);
