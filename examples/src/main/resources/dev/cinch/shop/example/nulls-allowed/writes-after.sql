update arrival set referrer = null where id = 3;
