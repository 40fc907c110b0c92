-- One row: when a credential was last told to be on chain, to ten seconds. Whether the chain moves decides whether issuing goes on.
create table chain_progress (
    last_onchain_at timestamptz not null
);
insert into chain_progress values (now());
