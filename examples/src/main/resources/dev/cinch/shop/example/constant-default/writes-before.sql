insert into basket (customer) values ('somebody');
update basket set customer = upper(customer) where id = 11;
