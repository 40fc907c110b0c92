-- What batch-sealed.v1 told of batches that this database does not know, while chunks of them are missing: after a restore.
create table sealed_chunks (
    batch_id uuid not null,
    chunk int not null check (chunk >= 0),
    event text not null,
    primary key (batch_id, chunk)
);
