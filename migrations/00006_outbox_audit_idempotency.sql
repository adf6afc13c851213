-- +goose Up

-- What is to be told, written with the fact itself. The row is the truth; a job only wakes the sender.
CREATE TABLE outbox (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  dedupe_key     text NOT NULL,               -- one copy per key
  kind           text NOT NULL,               -- the template: booking_confirmed, sign_in_code …
  person_id      uuid,
  to_name        text NOT NULL DEFAULT '',
  to_email       text NOT NULL,
  subject        text NOT NULL,
  body_text      text NOT NULL,
  body_html      text NOT NULL DEFAULT '',
  calendar       bytea,
  calendar_method text NOT NULL DEFAULT '' CHECK (calendar_method IN ('', 'REQUEST', 'CANCEL')),
  status         text NOT NULL DEFAULT 'due' CHECK (status IN ('due', 'sent', 'failed')),
  due_at         timestamptz,
  tries          int NOT NULL DEFAULT 0,
  last_error     text NOT NULL DEFAULT '',
  created_at     timestamptz NOT NULL,
  sent_at        timestamptz,
  UNIQUE (partnership_id, dedupe_key),
  CHECK ((status = 'due') = (due_at IS NOT NULL))
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE status = 'due';
CREATE INDEX outbox_by_person ON outbox (partnership_id, person_id, id);
SELECT tenant_table('outbox');

-- One row per use case and aggregate, in the same transaction; ids only, never needs or free text.
CREATE TABLE audit (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  at             timestamptz NOT NULL,
  action         text NOT NULL,               -- operation or job: booking.cancel
  object_type    text NOT NULL,
  object_id      uuid,
  account_id     uuid,
  person_id      uuid,
  on_behalf_of   uuid,
  origin         text NOT NULL DEFAULT 'web' CHECK (origin IN ('web', 'job', 'import', 'operator')),
  request_id     text NOT NULL DEFAULT '',
  class          text NOT NULL DEFAULT 'six_years'
);
CREATE INDEX audit_by_object ON audit (partnership_id, object_type, object_id, id);
CREATE INDEX audit_by_time ON audit (partnership_id, at);
SELECT tenant_table('audit');
SELECT append_only('audit');

-- Exports, and later reads of needs: who took personal data out.
CREATE TABLE reads (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  at             timestamptz NOT NULL,
  what           text NOT NULL,
  account_id     uuid,
  person_id      uuid,
  rows           int NOT NULL,
  request_id     text NOT NULL DEFAULT ''
);
SELECT tenant_table('reads');
SELECT append_only('reads');

CREATE TABLE idempotency_keys (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  account_id     uuid NOT NULL,
  key            text NOT NULL CHECK (length(key) BETWEEN 8 AND 80),
  body_hash      bytea NOT NULL,
  status         int,
  body           bytea,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (partnership_id, account_id, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
SELECT tenant_table('idempotency_keys');

-- Which partnerships have work that is due: the worker may know that much, and no more, across them.
-- +goose StatementBegin
CREATE FUNCTION partnerships_with_due_mail(now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT DISTINCT partnership_id FROM outbox WHERE status = 'due' AND due_at <= now $$;
-- +goose StatementEnd
