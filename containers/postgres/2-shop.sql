-- Runs once, when the server has no data yet: a target to try Cinch on. See docs/operations.md for
-- what each role of a target needs.

\getenv planner_password CINCH_SHOP_PLANNER_PASSWORD
\getenv worker_password CINCH_SHOP_WORKER_PASSWORD
\getenv checker_password CINCH_SHOP_CHECKER_PASSWORD
\getenv orders CINCH_SHOP_ORDERS

-- the planner's: owns the tables, and may see who stands in its way
create role shop_planner login password :'planner_password';
grant pg_read_all_stats to shop_planner;
-- the workers'
create role shop_worker login password :'worker_password';
-- the contract checker's: may see what is run, and no row
create role shop_checker login password :'checker_password';
grant pg_read_all_stats to shop_checker;

create database shop owner shop_planner;
revoke all on database shop from public;
grant connect on database shop to shop_worker, shop_checker;

\connect shop
create extension pg_stat_statements;

set role shop_planner;
\include /cinch/shop.sql
grant select, update on orders to shop_worker;

insert into orders (reference, customer, amount, placed_at)
select (n * 7919) % 100000000, 'customer ' || n % 5000, n % 100000 / 100.0,
       now() - n * interval '1 second'
  from generate_series(1, :orders::bigint) as n;

reset role;
vacuum (analyze) orders;
