create index audit_events_by_credential on audit_events (credential_id) where credential_id is not null;
