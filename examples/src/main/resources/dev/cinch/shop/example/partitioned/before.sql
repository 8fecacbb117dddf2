create table visit (at date not null, page text not null, visitor text) partition by range (at);
do $$
begin
  for n in 0..19 loop
    execute format('create table visit_%s partition of visit for values from (%L) to (%L)',
                   n, date '2026-01-01' + n * 10, date '2026-01-01' + (n + 1) * 10);
  end loop;
end $$;
insert into visit select date '2026-01-01' + n % 200, '/page/' || n % 100, 'v' || n from generate_series(1, 4000) n;
