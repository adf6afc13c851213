-- +goose Up

-- Account class: one e-mail address, shared by every partnership of the deployment. A row is seen by
-- its own account, or while its address is being signed in.
CREATE TABLE accounts (
  id             uuid PRIMARY KEY,
  email          text NOT NULL,
  email_key      text NOT NULL UNIQUE CHECK (email_key = lower(email_key)),
  created_at     timestamptz NOT NULL,
  last_signed_in timestamptz
);
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_account ON accounts
  USING (id = nullif(current_setting('turnout.account', true), '')::uuid
      OR email_key = nullif(current_setting('turnout.email', true), ''))
  WITH CHECK (email_key = nullif(current_setting('turnout.email', true), '')
      OR id = nullif(current_setting('turnout.account', true), '')::uuid);

CREATE TABLE sign_in_codes (
  id           uuid PRIMARY KEY,
  email_key    text NOT NULL,
  code_hash    bytea NOT NULL,
  browser_hash bytea NOT NULL,
  tries        int NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  used_at      timestamptz
);
CREATE INDEX sign_in_codes_by_email ON sign_in_codes (email_key, created_at);
ALTER TABLE sign_in_codes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_address ON sign_in_codes
  USING (email_key = nullif(current_setting('turnout.email', true), ''));

CREATE TABLE login_sessions (
  token_hash bytea PRIMARY KEY,
  account_id uuid REFERENCES accounts (id),
  data       bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX login_sessions_by_account ON login_sessions (account_id);
CREATE INDEX login_sessions_by_expiry ON login_sessions (expires_at);
ALTER TABLE login_sessions ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_login ON login_sessions
  USING (token_hash = decode(nullif(current_setting('turnout.login', true), ''), 'hex')
      OR account_id = nullif(current_setting('turnout.account', true), '')::uuid);

-- What has run out is cleared away by the worker, which may know nothing of the rows themselves.
-- Logins end by the machine's clock (their cookies do), codes by the application's.
-- +goose StatementBegin
CREATE FUNCTION forget_expired_sign_ins(codes_before timestamptz) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public AS
$$
  WITH l AS (DELETE FROM login_sessions WHERE expires_at < now() RETURNING 1),
       c AS (DELETE FROM sign_in_codes WHERE expires_at < codes_before RETURNING 1)
  SELECT (SELECT count(*) FROM l) + (SELECT count(*) FROM c)
$$;
-- +goose StatementEnd
