-- Who may call the Notary API, and what each authenticated call did.

create table notary_clients (
    client_id text primary key,
    name text not null,
    created_at timestamptz not null
);

-- The hash is an HMAC-SHA256 of the whole key; the prefix is what people recognise it by.
create table notary_keys (
    key_id text primary key,
    client_id text not null references notary_clients,
    name text not null,
    key_prefix text not null,
    key_hash bytea not null unique check (length(key_hash) = 32),
    scopes text[] not null,
    created_at timestamptz not null,
    revoked_at timestamptz
);
create index notary_keys_by_client on notary_keys (client_id, created_at, key_id);

-- One row a request. Persons appear as keyed hashes only, values of claims not at all.
create table audit_events (
    request_id text primary key,
    client_id text not null,
    key_id text not null,
    method text not null,
    route text not null,
    status int not null,
    code text,
    reason text,
    purpose text,
    profile text,
    claims text[] not null,
    evaluation_ids text[] not null,
    target_handles text[] not null,
    holder_hash text,
    credential_id text,
    started_at timestamptz not null,
    recorded_at timestamptz not null
);
create index audit_events_by_time on audit_events (recorded_at, request_id);
create index audit_events_by_client on audit_events (client_id, recorded_at, request_id);
create index audit_events_by_credential on audit_events (credential_id) where credential_id is not null;

-- What the sealer has yet to chain: the one thing here that is taken away again.
create table audit_unsealed (
    position bigint generated always as identity primary key,
    request_id text not null unique references audit_events
);

-- hash = SHA-256(previous hash, then the row as canonical JSON, RFC 8785); the first previous hash is 32 zero bytes.
create table audit_seals (
    sequence bigint primary key check (sequence > 0),
    request_id text not null unique references audit_events,
    previous_hash bytea not null check (length(previous_hash) = 32),
    hash bytea not null check (length(hash) = 32),
    sealed_at timestamptz not null
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only' using errcode = 'insufficient_privilege';
end $$;

create function await_audit_seal() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (request_id) values (new.request_id);
    return null;
end $$;

create trigger append_only before update or delete or truncate on audit_events
    for each statement execute function refuse_audit_change();
create trigger append_only before update or delete or truncate on audit_seals
    for each statement execute function refuse_audit_change();
create trigger to_be_sealed after insert on audit_events
    for each row execute function await_audit_seal();
