-- Runs once, when the server has no data yet: a role and a database for each of Cinch's services
-- and for the registry. Passwords come from the container's environment.

\getenv planner_password CINCH_PLANNER_DB_PASSWORD
\getenv checker_password CINCH_CHECKER_DB_PASSWORD
\getenv registry_password CINCH_REGISTRY_DB_PASSWORD

create role cinch_planner login password :'planner_password';
create role cinch_checker login password :'checker_password';
create role cinch_registry login password :'registry_password';

create database cinch_planner owner cinch_planner;
create database cinch_checker owner cinch_checker;
create database cinch_registry owner cinch_registry;

revoke all on database cinch_planner, cinch_checker, cinch_registry from public;
