-- An operator may change a status without saying why.
alter table status_changes alter column reason drop not null;

-- Nobody could be shown that such a credential is suspended: its list has entries for revocation only.
alter table revocables add constraint suspended_only_where_it_shows
    check (state <> 'SUSPENDED' or coalesce(kind, 'air') not in ('air', 'agent')) not valid;

-- A history has no gaps and no double lines.
create trigger sequence_counts_up_by_one before update on revocables for each row
    when (new.sequence not in (old.sequence, old.sequence + 1) or (new.state <> old.state) <> (new.sequence <> old.sequence))
    execute function refuse_change('each change of state counts up by one');
