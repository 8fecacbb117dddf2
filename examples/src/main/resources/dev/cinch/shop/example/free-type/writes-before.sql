update street set name = 'a street' where id = 3;
