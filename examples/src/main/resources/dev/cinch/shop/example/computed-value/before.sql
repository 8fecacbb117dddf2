create table line_item (order_id bigint, position integer, price numeric(12, 2) not null,
                        quantity integer not null, primary key (order_id, position));
insert into line_item select n / 5, n % 5, n % 1000 / 10.0, n % 7 from generate_series(1, 3000) n;
