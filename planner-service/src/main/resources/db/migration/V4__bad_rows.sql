-- what can't be filled, with the range that met it last
create table bad_row (
  place       bigint generated always as identity primary key,
  migration   text not null references migration,
  pass        bigint not null references pass,
  range       uuid not null references page_range,
  leaf_schema text not null,
  leaf_name   text not null,
  key         text not null,
  sql_state   text not null,
  message     text not null,
  worker      text not null,
  found_at    timestamptz not null
);

create index bad_row_of_migration on bad_row (migration, place);
create index bad_row_of_range on bad_row (range);

-- of a hash: a key may be longer than an entry of an index
create unique index bad_row_once
    on bad_row (migration, leaf_schema, leaf_name, hashtextextended(key, 0));

drop index page_range_failing;
create index page_range_failing on page_range (pass, failures desc, first_page)
 where failures > 0 and status not in ('DONE', 'HAS_BAD_ROWS', 'SUPERSEDED');
