-- The processes of the service that run: each says so every two seconds. Only ever counted; losing all rows loses nothing.
-- Repeatable, as a V0_n would come too late for a database that has a service's V1 already.
create table if not exists replicas (
    id uuid primary key,
    seen_at timestamptz not null
);
