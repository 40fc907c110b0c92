-- After a restore: the highest version that was published before it. The versions of the list go on above it, and none below
-- it is served. Lists whose key was lost with the database are rebuilt under a new one.
alter table status_lists
    add column version_floor bigint not null default 0 check (version_floor >= 0),
    add column rebuilt_at timestamptz;
create index status_lists_behind on status_lists (list_id) where version < version_floor;

drop trigger lists_go_forward on status_lists;
create trigger lists_go_forward before update on status_lists for each row
    when (new.version <> old.version and new.version <> greatest(old.version, old.version_floor) + 1
        or new.version_floor < old.version_floor or new.revoked_entries < old.revoked_entries
        or new.changes < old.changes or new.published_changes < old.published_changes)
    execute function refuse_change('versions count up by one and revocations never go back');
