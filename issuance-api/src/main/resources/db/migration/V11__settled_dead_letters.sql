-- A dead letter that nobody is to apply is settled by an operator: it is not driven back and no longer counted.
alter table redriven_dead_letters add column settled boolean not null default false;
