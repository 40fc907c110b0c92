-- What onchain-worker owns: the leaves, the batches that they are anchored in, and every transaction that was signed for them.

create table batches (
    batch_id uuid primary key,
    state text not null check (state in ('SEALED', 'SENT', 'CONFIRMED', 'FINAL', 'FAILED')),
    root bytea not null unique check (octet_length(root) = 32),
    leaf_count int not null check (leaf_count > 0),
    chain_id bigint not null,
    contract text not null,
    sealed_at timestamptz not null,
    sent_at timestamptz,
    confirmed_at timestamptz,
    final_at timestamptz,
    transaction_hash text,
    block_number bigint,
    block_hash text,
    block_time timestamptz,
    onchain_sequence bigint not null default 0,
    failures int not null default 0,
    failure_code text,
    retry_at timestamptz
);
create index batches_open on batches (sealed_at) where state <> 'FINAL';
create index batches_by_state on batches (state, sealed_at desc);
create index batches_final on batches (block_number desc) where state = 'FINAL';

-- A credential is a leaf of one batch, once. Its place is its number in the batch as batch-sealed.v1 tells it.
create table leaves (
    credential_id text primary key check (length(credential_id) between 1 and 200),
    core_claim_hash bytea not null unique check (octet_length(core_claim_hash) = 32),
    position bigserial not null,
    received_at timestamptz not null default clock_timestamp(),
    batch_id uuid references batches,
    place int,
    check ((batch_id is null) = (place is null))
);
create index leaves_waiting on leaves (position) where batch_id is null;
create unique index leaves_of_batch on leaves (batch_id, place) where batch_id is not null;

-- A nonce belongs to one batch for ever; a batch has a further one only when an earlier one was used up without anchoring it.
create table nonces (
    chain_id bigint not null,
    sender text not null,
    nonce bigint not null,
    batch_id uuid not null references batches,
    primary key (chain_id, sender, nonce),
    unique (chain_id, sender, nonce, batch_id)
);

-- Attempts at one nonce differ in their fees only. Stored before they are sent; any of them may be the one that is mined.
create table transactions (
    hash text primary key,
    batch_id uuid not null,
    chain_id bigint not null,
    sender text not null,
    nonce bigint not null,
    attempt int not null,
    raw bytea not null,
    max_fee_per_gas numeric not null,
    max_priority_fee_per_gas numeric not null,
    gas_limit bigint not null,
    signed_at timestamptz not null,
    tried_at timestamptz,
    sent_at timestamptz,
    unique (chain_id, sender, nonce, attempt),
    foreign key (chain_id, sender, nonce, batch_id) references nonces (chain_id, sender, nonce, batch_id)
);
create index transactions_of_batch on transactions (batch_id);
