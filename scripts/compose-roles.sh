#!/usr/bin/env bash
# Run once by the image of PostgreSQL, on an empty volume: the schema's owner, and the application's role, which owns
# nothing and which row-level security binds.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "$POSTGRES_DB" \
  --set owner_password="$TURNOUT_OWNER_PASSWORD" --set app_password="$TURNOUT_APP_PASSWORD" --set database="$POSTGRES_DB" <<'SQL'
CREATE ROLE turnout_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE turnout_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';
ALTER DATABASE :"database" OWNER TO turnout_owner;
SQL
