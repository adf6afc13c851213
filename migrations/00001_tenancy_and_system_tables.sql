-- +goose Up

-- Word search forgives misspelling (trigrams) and accents.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- turnout_app is what `serve` connects as: it owns nothing and row-level security binds it.
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO turnout_app;
ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO turnout_app;
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO turnout_app;
GRANT USAGE ON SCHEMA public TO turnout_app;

-- +goose StatementBegin
CREATE FUNCTION current_partnership() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('turnout.partnership', true), '')::uuid $$;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION current_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('turnout.account', true), '')::uuid $$;
-- +goose StatementEnd

-- tenant_table binds a table to the partnership of the transaction. ENABLE, not FORCE: the owner
-- migrates, audits, backs up and loads across partnerships.
-- +goose StatementBegin
CREATE FUNCTION tenant_table(tbl regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format('CREATE POLICY tenant ON %s USING (partnership_id = nullif(current_setting(''turnout.partnership'', true), '''')::uuid)
                  WITH CHECK (partnership_id = nullif(current_setting(''turnout.partnership'', true), '''')::uuid)', tbl);
END $$;
-- +goose StatementEnd

-- append_only takes away the app role's power to rewrite what happened.
-- +goose StatementBegin
CREATE FUNCTION append_only(tbl regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM turnout_app', tbl);
END $$;
-- +goose StatementEnd
REVOKE EXECUTE ON FUNCTION tenant_table(regclass), append_only(regclass) FROM PUBLIC, turnout_app;

-- System class: read before any partnership is known.
CREATE TABLE partnerships (
  id                uuid PRIMARY KEY,
  slug              text NOT NULL UNIQUE CHECK (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  name              text NOT NULL,
  region            text NOT NULL DEFAULT '',
  nation            text NOT NULL DEFAULT 'england-and-wales' CHECK (nation IN ('england-and-wales', 'scotland', 'northern-ireland')),
  published         boolean NOT NULL DEFAULT false,
  colour            text NOT NULL DEFAULT '#1d4e89' CHECK (colour ~ '^#[0-9a-f]{6}$'),
  contact_email     text NOT NULL DEFAULT '',
  contact_phone     text NOT NULL DEFAULT '',
  controller_name   text NOT NULL DEFAULT '',
  controller_address text NOT NULL DEFAULT '',
  privacy_url       text NOT NULL DEFAULT '',
  introduction      text NOT NULL DEFAULT '',
  decimals          int  NOT NULL DEFAULT 1 CHECK (decimals IN (0, 1)),
  created_at        timestamptz NOT NULL
);
-- Everybody may read which partnerships there are; only a transaction of its own changes one.
ALTER TABLE partnerships ENABLE ROW LEVEL SECURITY;
CREATE POLICY known_to_all ON partnerships FOR SELECT USING (true);
CREATE POLICY own_settings ON partnerships FOR UPDATE
  USING (id = nullif(current_setting('turnout.partnership', true), '')::uuid);

-- One row: what this database is for. Demo data and one-click sign-in exist only where demo is true.
CREATE TABLE deployment (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  demo       boolean NOT NULL DEFAULT false,
  demo_at    timestamptz
);
INSERT INTO deployment DEFAULT VALUES;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON deployment FROM turnout_app;
REVOKE INSERT, DELETE, TRUNCATE ON partnerships FROM turnout_app;
