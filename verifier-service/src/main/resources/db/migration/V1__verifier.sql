-- A read model of what the other services tell; it can be filled again from the topics.

create table issuer_keys (
    key_id               text primary key,
    issuer_did           text not null,
    public_key_multibase text not null,
    expires_at           timestamptz,
    revoked_at           timestamptz,
    sequence             bigint not null
);

create table program_contexts (
    url      text primary key,
    document text not null
);

create table credential_statuses (
    credential_id text primary key,
    issuer_did    text not null,
    list_id       text,
    list_index    int,
    state         text not null check (state in ('VALID', 'SUSPENDED', 'REVOKED')),
    sequence      bigint not null,
    changed_at    timestamptz not null
);

create index credential_statuses_entry on credential_statuses (list_id, list_index);

create table anchors (
    core_claim_hash  text primary key,
    credential_id    text not null,
    sequence         bigint not null,
    chain_id         bigint not null,
    transaction_hash text not null,
    block_time       timestamptz not null
);
