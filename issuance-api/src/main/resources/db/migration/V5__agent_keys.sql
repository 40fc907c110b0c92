-- The public keys that agents have of their own, one in use at a time. An old one stays listed and is never taken up again.
create table agent_keys (
    agent_id uuid not null references agents,
    number int not null,
    public_key_multibase text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    primary key (agent_id, number),
    unique (agent_id, public_key_multibase)
);
create unique index one_agent_key_in_use on agent_keys (agent_id) where expires_at is null;
