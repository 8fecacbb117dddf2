select bool_and(full_name = first_name || ' ' || last_name) from person
