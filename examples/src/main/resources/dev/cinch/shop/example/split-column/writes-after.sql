update contact set full_name = 'Ada King', family_name = 'King' where id = 1815;
