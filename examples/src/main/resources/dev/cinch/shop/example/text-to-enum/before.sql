create type parcel_state as enum ('packed', 'sent', 'lost');
create table parcel (id bigint primary key, state text not null);
insert into parcel select n, (array['packed', 'sent', 'lost'])[1 + n % 3] from generate_series(1, 2000) n;
