#!/bin/sh
# Runs once, on an empty volume: a database for each service, with an owner of the same name.
set -eu
for name in issuance onchain revocation status_list verifier; do
  psql -v ON_ERROR_STOP=1 -U postgres \
    -c "create role $name login password '$POSTGRES_PASSWORD'" -c "create database $name owner $name"
done
