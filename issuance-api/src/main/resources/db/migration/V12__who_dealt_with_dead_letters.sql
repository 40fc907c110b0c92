-- The operator who drove a dead letter back or settled it; unknown of those before.
alter table redriven_dead_letters add column dealt_by text;
