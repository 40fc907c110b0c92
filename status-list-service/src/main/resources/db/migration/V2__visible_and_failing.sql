-- What `changes` of its list was when an entry last changed: the versions that cover as much show the entry.
alter table status_entries add column change_no bigint not null default 0;
create index status_entries_changed on status_entries (list_id, change_no);

-- A list whose version cannot be made stands back: behind the others, and not before `retry_at`.
alter table status_lists
    add column failures int not null default 0 check (failures >= 0),
    add column retry_at timestamptz;
