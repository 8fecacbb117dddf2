-- in which a pass counts and writes nothing; null of passes that see what there is, and repair it
alter table pass add column snapshot text;

-- of the rows that differed, those whose new column was null
alter table pass add column unfilled bigint not null default 0;

-- what the replaced columns were before: those that refused nulls
alter table portrait add column refusing_nulls jsonb;

-- who was seen writing the old column and leaving the new one as it is
create table forgetful_writer (
  migration   text not null references migration,
  role        text not null,
  application text not null,
  client      text,
  statement   text not null,
  first_seen  timestamptz not null,
  last_seen   timestamptz not null
);

create unique index forgetful_writer_once
    on forgetful_writer (migration, role, application, coalesce(client, ''), md5(statement));
