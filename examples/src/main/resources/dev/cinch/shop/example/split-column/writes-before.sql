update contact set full_name = 'Ada Lovelace' where id = 1815;
