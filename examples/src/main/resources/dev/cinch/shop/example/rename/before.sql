create table supplier (id uuid primary key default gen_random_uuid(), nam text);
insert into supplier (nam) select 'supplier ' || n from generate_series(1, 2000) n;
