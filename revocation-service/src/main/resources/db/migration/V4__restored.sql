-- A change whose row was lost with the database and rebuilt from its event: the event says neither who nor why.
alter table status_changes add column restored_at timestamptz;
create index status_changes_restored on status_changes (restored_at, credential_id) where restored_at is not null;
