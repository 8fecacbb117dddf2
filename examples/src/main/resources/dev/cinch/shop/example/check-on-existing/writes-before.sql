update payment set amount = amount + 1 where id = 3;
