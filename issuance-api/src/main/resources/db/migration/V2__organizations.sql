-- Organisations that own agents, who acts for them, and with which keys. Who did a thing is the id of his key, or 'operator'.

create table organizations (
    organization_id text primary key,
    name text not null,
    created_at timestamptz not null
);

-- A removed member stays, so that what it did can be told; its keys are worth nothing from then on.
create table members (
    member_id text primary key,
    organization_id text not null references organizations,
    name text not null,
    email text,
    role text not null check (role in ('MEMBER', 'ADMIN', 'OWNER')),
    created_at timestamptz not null,
    added_by text not null,
    removed_at timestamptz,
    removed_by text
);
create index members_by_organization on members (organization_id, created_at, member_id);

-- The hash is an HMAC-SHA256 of the whole key; the prefix is what people recognise it by.
create table api_keys (
    key_id text primary key,
    organization_id text not null references organizations,
    member_id text not null references members,
    name text not null,
    key_prefix text not null,
    key_hash bytea not null unique check (length(key_hash) = 32),
    scopes text[] not null,
    created_at timestamptz not null,
    created_by text not null,
    revoked_at timestamptz,
    revoked_by text
);
create index api_keys_by_organization on api_keys (organization_id, created_at, key_id);
create index api_keys_by_member on api_keys (member_id);
