-- The processes of the service that run: each says so every two seconds. Only ever counted; losing all rows loses nothing.
create table replicas (
    id uuid primary key,
    seen_at timestamptz not null
);
