-- In a transaction of its own: rows are read without keeping anybody from writing them.
alter table revocables validate constraint suspended_only_where_it_shows;
