create table shelf (id bigint primary key, label text, legacy_code text, legacy_note text);
insert into shelf select n, 'label', 'legacy', 'note' from generate_series(1, 2000) n;
