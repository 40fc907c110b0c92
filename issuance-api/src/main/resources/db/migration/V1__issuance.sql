-- What issuance-api owns: who may issue, with which keys and rules, for whom, and what was issued.

create table partners (
    partner_id uuid primary key,
    name text not null,
    jwks_url text,
    jwks text,
    features text[] not null default '{}',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint one_source_of_keys check ((jwks_url is null) <> (jwks is null))
);

create table issuers (
    issuer_did text primary key,
    partner_id uuid not null references partners,
    name text not null,
    status_lists int not null default 3,
    event_sequence bigint not null default 0,
    created_at timestamptz not null
);

-- Assertion keys are ours (with their encrypted private part); status-list keys are known by their public part only.
create table issuer_keys (
    key_id text primary key,
    issuer_did text not null references issuers,
    purpose text not null check (purpose in ('assertion', 'status-list')),
    public_key_multibase text not null,
    encrypted_private_key bytea,
    created_at timestamptz not null,
    active_from timestamptz,
    expires_at timestamptz,
    revoked_at timestamptz
);
create index issuer_keys_by_issuer on issuer_keys (issuer_did, created_at);

create table programs (
    program_id text primary key,
    version int not null default 0,
    issuer_did text not null references issuers,
    partner_id uuid not null references partners,
    name text not null,
    credential_type text not null,
    subject_schema text not null,
    format text not null,
    cryptosuite text,
    validity_seconds bigint,
    cap bigint,
    reserved bigint not null default 0,
    opens_at timestamptz,
    closes_at timestamptz,
    draft text,
    published_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- Every published version keeps its context for as long as a credential may name it.
create table program_contexts (
    program_id text not null references programs,
    version int not null,
    context text not null,
    published_at timestamptz not null,
    primary key (program_id, version)
);

create table users (
    user_uuid uuid primary key,
    email text not null unique,
    created_at timestamptz not null
);

create table consents (
    partner_id uuid not null references partners,
    user_uuid uuid not null references users,
    decision text not null check (decision in ('accepted', 'declined')),
    decided_at timestamptz not null,
    primary key (partner_id, user_uuid)
);

-- Lists that status-list-service serves; the counter runs through the keyed permutation to give an index.
create table status_lists (
    list_id text primary key,
    issuer_did text not null references issuers,
    size int not null,
    permutation_key bytea not null,
    next_counter int not null default 0,
    served_version bigint not null,
    served_at timestamptz not null
);
create index status_lists_open on status_lists (issuer_did, served_at) where next_counter < size;

create table credentials (
    credential_id text primary key,
    kind text not null,
    core_claim_hash text not null unique,
    partner_id uuid references partners,
    issuer_did text not null references issuers,
    program_id text references programs,
    user_uuid uuid references users,
    document text not null,
    status_list_id text not null references status_lists,
    status_list_index int not null,
    issued_at timestamptz not null,
    expires_at timestamptz,
    active boolean not null default true,
    replaced_by text,
    status text not null default 'VALID',
    status_sequence bigint not null default 0,
    status_cause text,
    status_changed_at timestamptz,
    onchain_sequence bigint not null default 0,
    onchain_at timestamptz,
    batch_id text,
    chain_id bigint,
    transaction_hash text,
    block_number bigint,
    unique (status_list_id, status_list_index)
);
create unique index one_active_credential on credentials (issuer_did, program_id, user_uuid) where active;
create index credentials_by_partner on credentials (partner_id, issued_at desc);
create index credentials_by_program on credentials (program_id, issued_at desc);
create index credentials_by_user on credentials (user_uuid, issued_at desc);

-- The answer to a keyed call commits with what the call made.
create table idempotency_keys (
    partner_id uuid not null references partners,
    idempotency_key text not null,
    fingerprint bytea not null,
    response text not null,
    created_at timestamptz not null,
    primary key (partner_id, idempotency_key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table webhook_secrets (
    secret_id uuid primary key,
    partner_id uuid not null references partners,
    program_id text not null references programs,
    encrypted_secret bytea not null,
    created_at timestamptz not null,
    retired_at timestamptz
);

-- Dead letters that were driven back, so that they are not a second time. The topic is the one they came from.
create table redriven_dead_letters (
    topic text not null,
    partition int not null,
    letter_offset bigint not null,
    redriven_at timestamptz not null,
    primary key (topic, partition, letter_offset)
);
