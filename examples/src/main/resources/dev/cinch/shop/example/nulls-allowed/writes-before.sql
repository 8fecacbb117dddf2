update arrival set referrer = referrer || '.' where id = 3;
