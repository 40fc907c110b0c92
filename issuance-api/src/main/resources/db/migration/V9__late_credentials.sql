-- Credentials that the chain was not heard of for, the longest waiting first: for metrics, and to ask for those that are late.
create index credentials_waiting on credentials (issued_at) where onchain_at is null;

-- Which of them were driven on, how often, and when last. Losing all rows costs some calls more.
create table redriven_credentials (
    credential_id text primary key,
    times int not null check (times >= 0),
    asked_at timestamptz not null
);
