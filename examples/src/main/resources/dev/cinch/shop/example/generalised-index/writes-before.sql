update article set tags = 'z' where id = 26;
