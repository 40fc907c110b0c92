-- The signed Token Status List of a version; none if the version was made before there was one.
alter table status_list_versions add column token bytea;

-- The last version that has one. A release that knows of none leaves it behind, so that its successor makes the next version.
alter table status_lists add column token_version bigint not null default 0 check (token_version <= version);
create index status_lists_without_token on status_lists (list_id) where token_version < version;
