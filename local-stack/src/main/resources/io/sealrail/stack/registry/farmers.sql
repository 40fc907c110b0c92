create table if not exists farmers (
    farmer_id text primary key,
    household_id text not null,
    given_name text not null,
    family_name text not null,
    birth_date date not null,
    district text not null,
    main_crop text not null,
    farm_hectares numeric(5, 2) not null,
    active boolean not null,
    registered_on date not null
);
insert into farmers
select
    'F-' || 1000 + n,
    'H-' || 500 + n / 2,
    (array['Amina', 'Joseph', 'Grace', 'Peter', 'Lucia', 'David', 'Esther', 'Samuel', 'Ruth'])[1 + n % 9],
    (array['Okello', 'Banda', 'Mwangi', 'Tembo', 'Njoroge'])[1 + n % 5],
    date '1948-03-11' + n * 457,
    (array['North Valley', 'Lakeside', 'Hill Country', 'River Plain'])[1 + n % 4],
    (array['maize', 'beans', 'coffee', 'sorghum', 'cassava'])[1 + n % 5],
    round(0.35 + (n * 37 % 97) * 0.06, 2),
    n % 12 <> 0,
    date '2015-01-01' + n * 41
from generate_series(1, 36) n
on conflict do nothing;
do $$
begin
    if not exists (select from pg_roles where rolname = 'farmers_reader') then
        create role farmers_reader login;
    end if;
end $$;
alter role farmers_reader set default_transaction_read_only = on;
revoke all on database farmers from public;
grant connect on database farmers to farmers_reader;
grant select on farmers to farmers_reader;
