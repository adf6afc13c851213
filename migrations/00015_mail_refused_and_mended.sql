-- +goose Up

-- What became of a message, for those who look after the mail.
--   claimed_at   since when it is in a worker's hands; one that is still set when the message is claimed again belonged to a
--                worker that died
--   doubtful     tries after which nobody knows whether it was taken: so many copies more may have come
--   reason       in a word why the last try failed; screens have a sentence for each
--   discarded…   given up by somebody, and why
ALTER TABLE outbox
  ADD COLUMN claimed_at     timestamptz,
  ADD COLUMN doubtful       int  NOT NULL DEFAULT 0,
  ADD COLUMN reason         text NOT NULL DEFAULT '',
  ADD COLUMN discarded_at   timestamptz,
  ADD COLUMN discarded_by   uuid,
  ADD COLUMN discard_reason text NOT NULL DEFAULT '',
  DROP CONSTRAINT outbox_status_check,
  ADD CONSTRAINT outbox_status_check CHECK (status IN ('due', 'sent', 'failed', 'discarded')),
  ADD CONSTRAINT outbox_discarded CHECK ((status = 'discarded') = (discarded_at IS NOT NULL));
CREATE INDEX outbox_by_status ON outbox (partnership_id, status, id) WHERE status <> 'sent';

-- Addresses whose server refuses mail to them, until it takes some again.
CREATE TABLE refused_addresses (
  partnership_id uuid NOT NULL REFERENCES partnerships (id),
  email_key      text NOT NULL,
  since          timestamptz NOT NULL,        -- the first message refused
  last_at        timestamptz NOT NULL,        -- the last one
  refusals       int  NOT NULL CHECK (refusals >= 1),
  reason         text NOT NULL CHECK (reason IN ('no_mailbox', 'mailbox_full', 'refused')),
  PRIMARY KEY (partnership_id, email_key)
);
SELECT tenant_table('refused_addresses');
