-- What every service owns through the kit. Debezium's column names, so that a connector could take the relay's place.

create table outbox (
    position bigserial primary key,
    id uuid not null,
    aggregatetype text not null,
    aggregateid text not null,
    type text not null,
    payload text not null,
    "timestamp" timestamptz not null default clock_timestamp(),
    relayed_at timestamptz
);
create index outbox_waiting on outbox (position) where relayed_at is null;
create index outbox_relayed on outbox (relayed_at) where relayed_at is not null;

-- The token only ever grows: whoever holds an older one holds nothing.
create table leases (
    name text primary key,
    holder text not null,
    token bigint not null,
    expires_at timestamptz not null
);
