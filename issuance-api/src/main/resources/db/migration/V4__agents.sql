-- Agents, what each of their versions said, and their credentials. Who did a thing is the id of his key.

create table agents (
    agent_id uuid primary key,
    slug text not null unique,
    organization_id text not null references organizations,
    display_name text not null,
    description text not null,
    capabilities text[] not null,
    metadata text not null,
    public_key_multibase text,
    version int not null,
    status text not null check (status in ('active', 'decommissioned')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    decommissioned_at timestamptz,
    decommissioned_by text
);
create index agents_by_organization on agents (organization_id, created_at, agent_id);

create table agent_versions (
    agent_id uuid not null references agents,
    version int not null,
    display_name text not null,
    description text not null,
    capabilities text[] not null,
    metadata text not null,
    public_key_multibase text,
    published_at timestamptz not null,
    published_by text not null,
    primary key (agent_id, version)
);

-- While one has not expired, its agent publishes nothing: whoever revokes has seen every credential that there is.
create table revocations_under_way (
    fence_id uuid primary key,
    agent_id uuid not null references agents,
    expires_at timestamptz not null
);
create index revocations_under_way_by_agent on revocations_under_way (agent_id, expires_at);

-- ended_at: when a successor or the end of its agent ended it here; its revocation follows by event.
alter table credentials
    add column agent_id uuid references agents,
    add column agent_version int,
    add column ended_at timestamptz,
    add constraint agent_and_version check ((agent_id is null) = (agent_version is null));
create unique index credentials_of_agents on credentials (agent_id, agent_version) where agent_id is not null;
create unique index one_current_credential on credentials (agent_id) where active and agent_id is not null;
