-- Credentials from evaluations. A row beside the one in credentials: what its public status says, and whose client had it made.
-- Neither has claim values; the holder is named in the signed JWT only.
create table notary_credentials (
    credential_id text primary key references credentials,
    client_id text not null,
    credential_profile text not null,
    issuer text not null,
    evaluated_at timestamptz not null
);
create index notary_credentials_by_client on notary_credentials (client_id);

-- Proofs of possession that were used, by a hash of their id and scope. Whoever inserts the row has used the proof.
create table used_holder_proofs (
    proof_hash bytea primary key,
    expires_at timestamptz not null
);
create index used_holder_proofs_by_expiry on used_holder_proofs (expires_at);
