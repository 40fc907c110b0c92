-- What status-list-service owns: lists with their keys, the state of each entry, the signed bytes of each version.

-- 1 is kept for the first list of the agents' issuer.
create sequence status_list_ids start with 2;

-- A list is dirty while `changes` is ahead of `published_changes`: a change that commits while a version is being built is
-- not in that version and leaves the list dirty.
create table status_lists (
    list_id text primary key,
    issuer_did text not null,
    ordinal int not null check (ordinal > 0),
    size int not null check (size >= 131072),
    key_id text not null unique,
    public_key_multibase text not null,
    encrypted_private_key bytea not null,
    version bigint not null default 0,
    changes bigint not null default 1,
    published_changes bigint not null default 0,
    revoked_entries int not null default 0,
    dirty_since timestamptz,
    refresh_at timestamptz,
    created_at timestamptz not null,
    unique (issuer_did, ordinal)
);
create index status_lists_dirty on status_lists (list_id) where changes > published_changes;
create index status_lists_to_refresh on status_lists (refresh_at);

create table status_entries (
    list_id text not null references status_lists,
    list_index int not null check (list_index >= 0),
    credential_id text not null,
    state text not null check (state in ('VALID', 'SUSPENDED', 'REVOKED')),
    sequence bigint not null,
    changed_at timestamptz not null,
    primary key (list_id, list_index)
);

create table status_list_versions (
    list_id text not null references status_lists,
    version bigint not null,
    covered_changes bigint not null,
    flat bytea not null,
    status_list_2021 bytea not null,
    bitstring bytea not null,
    valid_until timestamptz not null,
    published_at timestamptz not null,
    primary key (list_id, version)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % refused: %', tg_op, tg_table_name, tg_argv[0] using errcode = 'check_violation';
end
$$;

create trigger revoked_is_final before update on status_entries for each row
    when (old.state = 'REVOKED' and new.state <> 'REVOKED' or new.credential_id <> old.credential_id)
    execute function refuse_change('a revocation never goes back, an entry never changes hands');

create trigger entries_stay before delete on status_entries for each row
    execute function refuse_change('entries stay');

create trigger lists_go_forward before update on status_lists for each row
    when (new.version < old.version or new.version > old.version + 1 or new.revoked_entries < old.revoked_entries
        or new.changes < old.changes or new.published_changes < old.published_changes)
    execute function refuse_change('versions count up by one and revocations never go back');

create trigger versions_are_written_once before update on status_list_versions for each row
    execute function refuse_change('a version is written once');
