select bool_and(family_name = split_part(full_name, ' ', 2)) from contact
