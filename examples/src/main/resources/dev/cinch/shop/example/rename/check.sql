select bool_and(name like 'supplier%') from supplier
