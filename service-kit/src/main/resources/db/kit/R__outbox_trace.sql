-- Where the trace goes on that an event belongs to (W3C traceparent); null when nobody follows it.
-- Repeatable, as a V0_n would come too late for a database that has a service's V1 already.
alter table outbox add column if not exists traceparent text;
