create table samples (
    id uuid primary key,
    name text not null
);
