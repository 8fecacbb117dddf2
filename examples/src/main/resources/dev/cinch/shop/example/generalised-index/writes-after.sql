update article set tags = 'y', tag_list = '{y}' where id = 26;
