-- Evaluations of claims, for as long as they may be used: what was asked and answered is encrypted, for it tells of people. The
-- columns beside it are for finding and for forgetting; what decides is inside.
create table evaluations (
    evaluation_id text primary key,
    encrypted bytea not null,
    expires_at timestamptz not null
);
create index evaluations_by_expiry on evaluations (expires_at);

-- Calls under an idempotency key: under way until the answer is there. Whoever takes over an overdue one makes the attempt his own,
-- so that the one before it cannot answer any more. Key and call are keyed hashes.
create table evaluation_batches (
    client_id text not null,
    key_hash bytea not null,
    fingerprint bytea not null,
    attempt uuid not null,
    overdue_at timestamptz not null,
    encrypted_answer bytea,
    expires_at timestamptz not null,
    primary key (client_id, key_hash)
);
create index evaluation_batches_by_expiry on evaluation_batches (expires_at);

-- How often people asked about themselves: calls of one bucket, which is a keyed hash, in one window of time.
create table self_attestation_windows (
    bucket bytea not null,
    started_at timestamptz not null,
    calls int not null,
    primary key (bucket, started_at)
);
create index self_attestation_windows_by_age on self_attestation_windows (started_at);
