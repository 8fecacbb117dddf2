insert into voucher values ('more', 1);
update voucher set amount = amount + 1 where code = 'code 17';
