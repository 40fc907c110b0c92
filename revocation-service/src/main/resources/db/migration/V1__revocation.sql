-- What revocation-service owns: what can be revoked, and every change of status with its reason and actor.

-- kind and accepted_at are unknown until the credential's own event is here: its successor's may come first.
create table revocables (
    credential_id text primary key,
    issuer_did text not null,
    status_list_id text not null,
    status_list_index int not null check (status_list_index >= 0),
    kind text,
    accepted_at timestamptz,
    state text not null default 'VALID' check (state in ('VALID', 'SUSPENDED', 'REVOKED')),
    sequence bigint not null default 0 check (sequence >= 0),
    changed_at timestamptz,
    unique (status_list_id, status_list_index)
);

-- The reason stays here: free text never travels.
create table status_changes (
    credential_id text not null references revocables,
    sequence bigint not null,
    from_state text not null check (from_state in ('VALID', 'SUSPENDED', 'REVOKED')),
    to_state text not null check (to_state in ('VALID', 'SUSPENDED', 'REVOKED')),
    cause text not null check (cause in ('OPERATOR', 'OWNER', 'REPLACED')),
    reason text not null,
    actor text not null,
    changed_at timestamptz not null,
    primary key (credential_id, sequence)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % refused: %', tg_op, tg_table_name, tg_argv[0] using errcode = 'check_violation';
end
$$;

create trigger revoked_is_final before update on revocables for each row
    when (old.state = 'REVOKED' and (new.state <> 'REVOKED' or new.sequence <> old.sequence))
    execute function refuse_change('revoked is final');

create trigger history_is_append_only before update or delete on status_changes for each row
    execute function refuse_change('history is append-only');
