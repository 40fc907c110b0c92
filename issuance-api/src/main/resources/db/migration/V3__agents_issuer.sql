-- The issuer of agents' credentials is the platform's own: it belongs to no partner.
alter table issuers alter column partner_id drop not null;
