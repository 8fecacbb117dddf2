update shelf set label = 'x' where id = 8;
