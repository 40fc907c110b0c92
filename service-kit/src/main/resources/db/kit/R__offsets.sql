-- Which events this database reflects, per partition: the offset behind the last one. Written so that a row may lag behind the
-- truth, never run ahead of it: after a restore from a backup, whatever lies beyond is read again (ADR 22).
-- Repeatable, as a V0_n would come too late for a database that has a service's V1 already.

-- Events of others that were applied here.
create table if not exists consumed_offsets (
    topic text not null,
    partition int not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- Events of our own that were published from this outbox.
create table if not exists published_offsets (
    topic text not null,
    partition int not null,
    next_offset bigint not null,
    primary key (topic, partition)
);
