-- +goose Up

-- Addresses of other systems that are told what happened: ids and codes, no names.
--   secret      signs what is sent, so it cannot be kept as a hash
--   off_reason  gone (the other side answered 410) or ended (by an administrator)
CREATE TABLE webhooks (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  id             uuid NOT NULL,
  url            text NOT NULL,
  kinds          text[] NOT NULL CHECK (cardinality(kinds) > 0),
  secret         bytea NOT NULL,
  created_at     timestamptz NOT NULL,
  created_by     uuid,
  off_at         timestamptz,
  off_reason     text NOT NULL DEFAULT '' CHECK (off_reason IN ('', 'gone', 'ended')),
  PRIMARY KEY (partnership_id, id),
  CHECK ((off_at IS NULL) = (off_reason = ''))
);
SELECT tenant_table('webhooks');

-- What is to be told, written with what happened.
CREATE TABLE webhook_deliveries (
  partnership_id uuid NOT NULL,
  id             uuid NOT NULL,
  webhook_id     uuid NOT NULL,
  kind           text NOT NULL,
  object_id      uuid NOT NULL,
  happened_at    timestamptz NOT NULL,
  status         text NOT NULL DEFAULT 'due' CHECK (status IN ('due', 'delivered', 'failed')),
  due_at         timestamptz,
  tries          int NOT NULL DEFAULT 0,      -- since it was last asked for
  claims         int NOT NULL DEFAULT 0,      -- by workers; only the last one may say what became of it
  PRIMARY KEY (partnership_id, id),
  FOREIGN KEY (partnership_id, webhook_id) REFERENCES webhooks (partnership_id, id),
  CHECK ((status = 'due') = (due_at IS NOT NULL))
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_at) WHERE status = 'due';
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (partnership_id, webhook_id, happened_at);
SELECT tenant_table('webhook_deliveries');

-- Each try, with the status that the other side answered; 0: none.
CREATE TABLE webhook_tries (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  partnership_id uuid NOT NULL,
  delivery_id    uuid NOT NULL,
  at             timestamptz NOT NULL,
  status         int NOT NULL,
  reason         text NOT NULL DEFAULT '',
  FOREIGN KEY (partnership_id, delivery_id) REFERENCES webhook_deliveries (partnership_id, id)
);
CREATE INDEX webhook_tries_by_delivery ON webhook_tries (partnership_id, delivery_id, id);
SELECT tenant_table('webhook_tries');

-- Which partnerships have something to tell: the worker may know that much, and no more, across them.
-- +goose StatementBegin
CREATE FUNCTION partnerships_with_webhooks_due(now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT DISTINCT partnership_id FROM webhook_deliveries WHERE due_at <= now $$;
-- +goose StatementEnd
