-- What a restore from a backup could not bring back (ADR 22): known from our own topics, which carry ids, digests and times only.
-- A credential whose body is lost keeps its row, so that its status index and its hash are never given again. Its list may be
-- one that is heard of again later only. replaces: what it ended, until that is settled.
alter table credentials
    alter column document drop not null,
    add column lost_body boolean not null default false,
    add column replaces text,
    add constraint body_unless_lost check (lost_body = (document is null)) not valid,
    drop constraint credentials_status_list_id_fkey;
create index credentials_without_body on credentials (issued_at, credential_id) where lost_body;

-- Issuers, private keys and published versions of programs that are no more.
create table lost_records (
    kind text not null check (kind in ('issuer', 'issuer-key', 'program-version')),
    id text not null,
    issuer_did text not null,
    told_at timestamptz not null,
    primary key (kind, id)
);
